#pragma once

#include <QDialog>

namespace kontor {

class CommandBatch;

/// What became of a command on several records: how many went well, and which failed and why.
class BatchReport final : public QDialog
{
    Q_OBJECT

public:
    BatchReport(const QString &verb, const CommandBatch &batch, QWidget *parent);
};

} // namespace kontor
