#pragma once

#include "app/documents/document.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace kontor {

/// Subtotal, tax and total of a document, and what is paid and open where that is known, or the
/// sums of its lines; live.
class TotalsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TotalsPanel(const Document &document, QWidget *parent = nullptr);

    /// The amount as it is shown.
    QString text(const QString &field) const;

private:
    void addRow(const QString &name, const QString &text, bool strong);
    void showAmounts();

    const Document &m_document;
    QGridLayout *m_grid;
    QHash<QString, QLabel *> m_amounts;
    QHash<QString, QLabel *> m_labels;
};

} // namespace kontor
