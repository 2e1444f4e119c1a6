#pragma once

#include "app/views/screen.h"

namespace kontor {

class FieldForm;
class RecordEdit;
class ReferenceTitles;

/// The form in which a RecordEdit is shown and typed into: values both ways, errors at their
/// fields, a hint where somebody else changed what is being typed here.
class RecordForm final : public QWidget
{
    Q_OBJECT

public:
    RecordForm(const ScreenContext &context, RecordEdit &edit, QWidget *parent = nullptr);

    FieldForm *fields() const { return m_form; }
    /// Saves if everything is filled in and understood; else goes to the first field that is not.
    void save();
    /// Shows an error at its field; false when it is not on the form.
    bool showError(const Error &error);
    /// Whether something was typed, understood or not.
    bool isDirty() const;
    /// The edit's draft, and texts that were not understood.
    QVariantMap draft() const;
    void restoreDraft(const QVariantMap &draft);

signals:
    void edited();
    void openRequested(const kontor::Place &place);

private:
    void showRecord();
    void narrowLookups();
    void showHints();
    void showHint(const QString &field, const QString &who);
    void restoreTexts();

    ScreenContext m_context;
    RecordEdit &m_edit;
    FieldForm *m_form;
    ReferenceTitles *m_titles;
    QVariantMap m_pendingTexts; ///< came before the record did
    QSet<QString> m_hinted;
};

} // namespace kontor
