#pragma once

#include "app/documents/document.h"
#include "app/views/screen.h"

class QLabel;
class QToolButton;

namespace kontor {

class DocumentActions;
class DocumentLinks;
class DocumentProgress;
class HeadForm;
class LineGrid;
class PresenceNote;
class StateBar;
class TotalsPanel;

/// The screen of every kind of document: head, lines and totals on one page, the way it has gone
/// above them, its commands as actions.
class DocumentScreen final : public Screen
{
    Q_OBJECT

public:
    DocumentScreen(const ScreenContext &context, const DocumentKind &kind, const Place &place,
                   QWidget *parent = nullptr);
    ~DocumentScreen() override;

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QString state() const override;
    Tone stateTone() const override;
    QAction *primaryAction() const override;
    QList<QAction *> secondaryActions() const override;
    void refresh() override { m_document.reload(); }
    void save() override;
    Place newPlace() const override;
    bool isFinished() const override;
    QVariantMap draft() const override { return m_document.draft(); }
    void restoreDraft(const QVariantMap &draft) override { m_document.restoreDraft(draft); }

    Document &document() { return m_document; }
    LineGrid *grid() const { return m_grid; }
    HeadForm *head() const { return m_head; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    static std::unique_ptr<DocumentLines> makeLines(const ScreenContext &context,
                                                    const DocumentKind &kind);
    void makeLayout();
    QWidget *makeFoot();
    void connectGrid();
    void showLoaded();
    void showPresence();
    void showLineNote();
    void showProblem(const Error &error);
    void ranCommand(const QString &command, const QList<Record> &records);
    void startTyping();

    const DocumentKind &m_kind;
    Document m_document;
    QUuid m_id;
    DocumentActions *m_actions = nullptr;
    DocumentProgress *m_progress = nullptr;
    PresenceNote *m_presence = nullptr;
    StateBar *m_stateBar = nullptr;
    HeadForm *m_head = nullptr;
    QToolButton *m_more = nullptr;
    LineGrid *m_grid = nullptr;
    QLabel *m_lineNote = nullptr;
    TotalsPanel *m_totals = nullptr;
    DocumentLinks *m_links = nullptr;
    bool m_isMadeHere = false;
    bool m_begun = false; ///< the cursor was put where typing starts
};

} // namespace kontor
