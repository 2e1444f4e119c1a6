#pragma once

#include "app/views/record_edit.h"
#include "app/views/screen.h"

class QLabel;
class QSplitter;
class QVBoxLayout;

namespace kontor {

class OriginLinks;
class PresenceNote;
class RecordActions;
class RecordForm;
class RecordSide;

/// The screen of any entity's record: its form, what can be done with it, and beside it what
/// happened around it. Everything follows from the description.
class RecordView final : public Screen
{
    Q_OBJECT

public:
    RecordView(const ScreenContext &context, const Entity &entity, const Place &place,
               QWidget *parent = nullptr);
    ~RecordView() override;

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QString state() const override;
    Tone stateTone() const override;
    QAction *primaryAction() const override;
    QList<QAction *> secondaryActions() const override;
    void refresh() override { m_edit.reload(); }
    void save() override;
    Place newPlace() const override;
    QVariantMap draft() const override;
    void restoreDraft(const QVariantMap &draft) override;

    RecordEdit &edit() { return m_edit; }
    RecordForm *form() const { return m_form; }
    RecordActions *actions() const { return m_actions; }
    RecordSide *side() const { return m_side; }
    /// Which commands the record's state allows; to be set once.
    void setCheck(const RecordEdit::Check &check);
    void setIcon(const QString &name) { m_icon = name; }
    /// Puts something that must not be overlooked above the form.
    void addNotice(QWidget *notice);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void showLoaded();
    void showPresence();
    void showProblem(const Error &error);
    void ranCommand(const QString &command, const QList<Record> &records);

    RecordEdit m_edit;
    Place m_place;
    QString m_icon;
    RecordForm *m_form;
    RecordActions *m_actions;
    RecordSide *m_side;
    QLabel *m_banner; ///< why nothing can be changed here
    PresenceNote *m_presence;
    OriginLinks *m_origins;
    QVBoxLayout *m_notices;
    QSplitter *m_splitter;
    bool m_laidOut = false; ///< form and panel have their first sizes
    bool m_begun = false;   ///< the cursor was put where typing starts
};

} // namespace kontor
