#pragma once

#include "app/documents/document.h"
#include "app/views/screen.h"

class QGridLayout;
class QLabel;

namespace kontor {

class RecordLookup;
class ReferencePicker;
class ValueEdit;

/// The head of a document: its fields in two columns, problems below the field they concern.
class HeadForm : public QWidget
{
    Q_OBJECT

public:
    HeadForm(Document &document, const ScreenContext &context, QWidget *parent = nullptr);

    /// Shows or hides the fields that are rarely needed.
    void setMoreShown(bool shown);
    bool isMoreShown() const { return m_moreShown; }
    /// Shows a problem at its field and goes there; false when the field is not here.
    bool showProblem(const Error &error);
    /// Goes to the first field that is required and empty; false when there is none.
    bool goToMissing();
    ValueEdit *editor(const QString &field) const { return m_rows.value(field).editor; }

signals:
    /// Enter in the last field that matters: on to the lines.
    void left();
    void openRequested(const kontor::Place &place);

private:
    struct Row {
        QLabel *label = nullptr;
        ValueEdit *editor = nullptr;
        QLabel *problem = nullptr;
        bool more = false;
    };

    void addField(const QString &name, bool more);
    void arrange();
    void showAll();
    void showValue(const QString &field);
    void take(const QString &field);
    Filter filterOf(const Field &field) const;
    bool isReadOnly(const Field &field) const;

    Document &m_document;
    ScreenContext m_context;
    QGridLayout *m_grid;
    QStringList m_order;
    QHash<QString, Row> m_rows;
    bool m_moreShown = false;
};

} // namespace kontor
