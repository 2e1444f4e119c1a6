#pragma once

#include "app/views/record_edit.h"
#include "app/views/screen.h"

namespace kontor {

class RecordForm;

/// A part of a record (a contact of a customer) in a form between the others: Enter in the last
/// field or Ctrl+Enter saves, Esc gives up.
class PartEditor final : public QWidget
{
    Q_OBJECT

public:
    /// `owner`: the field that leads to the record whose part this is; it is not shown.
    PartEditor(const ScreenContext &context, const Entity &entity, const QString &owner,
               QWidget *parent = nullptr);

    RecordEdit &edit() { return m_edit; }
    RecordForm *form() const { return m_form; }

signals:
    void closed();
    void failed(const kontor::Error &error);
    void openRequested(const kontor::Place &place);

protected:
    bool event(QEvent *event) override;

private:
    void confirmRemoval();

    RecordEdit m_edit;
    RecordForm *m_form;
};

} // namespace kontor
