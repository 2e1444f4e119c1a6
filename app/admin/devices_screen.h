#pragma once

#include "app/views/screen.h"
#include "common/model/device_status.h"

#include <QTimer>

class QLabel;
class QStackedWidget;
class QStandardItemModel;
class QTreeView;

namespace kontor {

class EmptyState;

/// The desktops and laptops of the company as their administrator sees them: who works on each,
/// since when it had no contact, how far its copy is behind, what waits on it; to revoke one, erase
/// it, or give it another number of days without contact. Below, how much of the feed is kept.
class DevicesScreen final : public Screen
{
    Q_OBJECT

public:
    explicit DevicesScreen(const ScreenContext &context, QWidget *parent = nullptr);

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QList<QAction *> secondaryActions() const override;
    void refresh() override;

    QTreeView *list() const { return m_list; }
    QAction *action(const QString &command) const { return m_commands.value(command); }

private:
    void makeLayout();
    void makeActions();
    void show(const DeviceOverview &overview);
    void showFeed(const FeedStatus &feed);
    void showRow(int row, const DeviceStatus &device);
    void updateActions();
    void ask(const Command &command);
    const DeviceStatus *current() const;

    QList<DeviceStatus> m_devices;
    QHash<QString, QAction *> m_commands;
    QStandardItemModel *m_model;
    QTreeView *m_list;
    QLabel *m_feed;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QTimer m_ageing; ///< what it shows is asked for again
};

} // namespace kontor
