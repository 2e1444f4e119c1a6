#pragma once

#include "common/model/value.h"

#include "common/base/result.h"

#include <QWidget>

#include <optional>

namespace kontor {

/// One value that a person types or picks: the base of every editor in forms, filters and grids.
///
/// The widget that is typed into is the focus proxy, so that setFocus and labels' buddies work.
class ValueEdit : public QWidget
{
    Q_OBJECT

public:
    explicit ValueEdit(QWidget *parent = nullptr);

    /// What was understood last; what cannot be read leaves it alone and is a problem().
    virtual Value value() const = 0;
    /// Shows a value; emits nothing.
    virtual void setValue(const Value &value) = 0;
    /// The text as typed, readable or not: what a draft keeps.
    virtual QString typedText() const = 0;
    /// Puts back what a draft kept, as if it had been typed; emits nothing.
    virtual void setTypedText(const QString &text) = 0;
    /// Why what was typed is not understood; nothing when it is.
    virtual std::optional<Error> problem() const { return std::nullopt; }
    /// A value that may be read and copied but not changed, and looks like it.
    virtual void setReadOnly(bool readOnly) = 0;
    bool isReadOnly() const { return m_readOnly; }
    /// Opens the picker, calendar or list of choices: F4.
    virtual void openPicker() {}
    /// Takes what is typed as complete, as Enter does. False when that must wait for an answer;
    /// entered() then says when it is done.
    virtual bool finish() { return true; }

    /// Shows that something is wrong here; the words stand beside the field.
    void setProblemShown(bool shown);
    /// Fits the editor into the cell of a grid.
    void setInGrid(bool inGrid);
    /// The widget that is typed into.
    QWidget *field() const { return m_field; }

signals:
    /// The value changed by what a person did, at each key.
    void edited();
    /// The person is done with the field: Enter, or the focus went elsewhere after a change.
    void committed();
    /// finish() had to wait and is done now.
    void entered();

protected:
    /// Puts the widget that is typed into in place; to be called once by the constructor.
    void setField(QWidget *field);
    void noteReadOnly(bool readOnly) { m_readOnly = readOnly; }
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *m_field = nullptr;
    bool m_readOnly = false;
};

} // namespace kontor
