#pragma once

#include "app/views/screen.h"

#include "common/model/record.h"

class QLabel;
class QVBoxLayout;

namespace kontor {

class FieldForm;
class GrantsEdit;

/// A role: its name, on whose records it works, and its rights to tick.
class RoleScreen final : public Screen
{
    Q_OBJECT

public:
    RoleScreen(const ScreenContext &context, const Place &place, QWidget *parent = nullptr);

    FieldForm *form() const { return m_form; }
    /// nullptr until the role is there.
    GrantsEdit *grants() const { return m_grants; }

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QString state() const override;
    QAction *primaryAction() const override;
    void refresh() override;
    void save() override;
    Place newPlace() const override;
    QVariantMap draft() const override;
    void restoreDraft(const QVariantMap &draft) override;

private:
    void readReports();
    void readRole();
    void showRole(const Record &role);
    void changed();
    bool mayEdit() const;
    QMap<QString, Value> values() const;
    bool isDirty() const;

    bool m_isNew;
    Record m_role; ///< as it is stored; without entity until it is there
    FieldForm *m_form;
    QVBoxLayout *m_column;
    QLabel *m_note;
    GrantsEdit *m_grants = nullptr;
    QAction *m_save;
    QVariantMap m_typed; ///< a draft that waits for the role
};

} // namespace kontor
