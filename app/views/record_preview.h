#pragma once

#include "app/views/screen.h"

class QFormLayout;
class QLabel;
class QPushButton;

namespace kontor {

/// What a list tells about a record beside it, without leaving the list.
class RecordPreview final : public QWidget
{
    Q_OBJECT

public:
    RecordPreview(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);

    /// Shows the record; a null id shows nothing.
    void showRecord(const QUuid &id);
    QUuid record() const { return m_id; }
    QString heading() const;

signals:
    void openRequested(const kontor::Place &place);

private:
    void read();
    void showRow(const ListRow &row, const QStringList &joined);
    void addLine(const QString &label, const QString &text, const Place &place);

    ScreenContext m_context;
    const Entity &m_entity;
    QUuid m_id;
    QLabel *m_heading;
    QPushButton *m_open;
    QWidget *m_rows = nullptr;
    QWidget *m_body;
};

} // namespace kontor
