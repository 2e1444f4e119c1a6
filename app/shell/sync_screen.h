#pragma once

#include "app/views/screen.h"

#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QStandardItemModel;
class QTreeView;

namespace kontor {

/// How this desktop stands to its server: the link in words, what waits to be sent, how large the
/// copy is; to be level at once, to work without the server for a while, to sign out.
class SyncScreen final : public Screen
{
    Q_OBJECT

public:
    explicit SyncScreen(const ScreenContext &context, QWidget *parent = nullptr);

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QString state() const override;
    Tone stateTone() const override;
    QAction *primaryAction() const override;
    QList<QAction *> secondaryActions() const override;
    void refresh() override;

signals:
    void signOutRequested();

private:
    void buildActions();
    void buildLayout();
    QWidget *makeSection(const QString &heading, const QList<QWidget *> &content);
    void showState();
    void readCopy();
    void showCopy(const DesktopCopy &copy);
    void askToSignOut();
    void askToRemove();
    void removeCopy();

    QAction *m_level;
    QAction *m_offline;
    QAction *m_signOut;
    QAction *m_remove;
    QLabel *m_link;
    QLabel *m_age;
    QLabel *m_server;
    QLabel *m_error;
    QPushButton *m_trust; ///< another server of the company shows a certificate of its own
    QPushButton *m_attention;
    QLabel *m_copy;
    QProgressBar *m_progress;
    QLabel *m_waitingText;
    QStandardItemModel *m_waiting;
    QTreeView *m_list;
    bool m_hasCopy = false;
    QTimer m_delay;
    QTimer m_ageing; ///< "3 minutes ago" becomes 4
};

} // namespace kontor
