#pragma once

#include "app/views/screen.h"

#include <QMap>

class QGridLayout;
class QLabel;

namespace kontor {

class RecordLookup;
class ReferencePicker;
class ValueEdit;

/// Fields under a heading.
struct FormSection {
    QString title; ///< empty: no heading
    QStringList fields;
    bool wide = false; ///< one field a row over both columns
};

/// The fields of an entity as a form of at most two columns: labels on the left, what is required
/// marked, what cannot be changed looking like it, errors at their fields.
class FieldForm final : public QWidget
{
    Q_OBJECT

public:
    /// Shows the sections that follow from the description until others are set.
    FieldForm(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);

    const Entity &entity() const { return m_entity; }
    /// What people type first, then long texts, then what the program keeps.
    static QList<FormSection> derivedSections(const Entity &entity);
    void setSections(const QList<FormSection> &sections);
    /// One column, for narrow places.
    void setColumnCount(int columns);

    /// Shows a record's values and takes back all messages.
    void setRecord(const Record &record);
    /// Shows a value; emits nothing. Fields that are not on the form are ignored.
    void setValue(const QString &field, const Value &value);
    Value value(const QString &field) const;
    QStringList fields() const { return m_order; }
    /// The editor of a field, or nullptr.
    ValueEdit *edit(const QString &field) const;
    /// Where a reference field finds its records, to narrow them; nullptr for other fields.
    RecordLookup *lookup(const QString &field) const;
    void setReadOnly(bool readOnly);
    void setFieldReadOnly(const QString &field, bool readOnly);
    void setFieldVisible(const QString &field, bool visible);

    /// Shows an error at its field and goes there; false when the form has no such field.
    bool showError(const Error &error);
    /// A remark at a field, e.g. that somebody else changed it; an empty text takes it back.
    void setHint(const QString &field, const QString &text);
    void clearMessages();
    /// Whether everything is filled in and understood; if not, says so at the fields and goes to
    /// the first.
    bool check();
    void focusFirst();

signals:
    /// A person changed a field, at each key.
    void edited(const QString &field);
    void committed(const QString &field);
    void openRequested(const kontor::Place &place);

private:
    /// What belongs to one field on the form.
    struct Cell {
        const Field *field = nullptr;
        QLabel *label = nullptr;
        ValueEdit *edit = nullptr;
        QLabel *message = nullptr;
        bool readOnly = false; ///< by its description or by setFieldReadOnly
    };

    void rebuild();
    void addSection(QGridLayout &grid, int &row, const FormSection &section);
    QWidget *makeCell(const Field &field);
    void connectPicker(ReferencePicker &picker);
    void setMessage(const Cell &cell, const char *tone, const QString &text);
    void updateReadOnly(const Cell &cell);

    ScreenContext m_context;
    const Entity &m_entity;
    QList<FormSection> m_sections;
    QWidget *m_content = nullptr;
    QStringList m_order; ///< fields in reading order
    QMap<QString, Cell> m_cells;
    int m_columns = 2;
    bool m_readOnly = false;
};

} // namespace kontor
