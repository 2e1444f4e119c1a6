#pragma once

#include "app/views/screen.h"

class QTabWidget;

namespace kontor {

class SideTab;

/// The panel beside a record: what happened around it, what refers to it, who changed it.
class RecordSide final : public QWidget
{
    Q_OBJECT

public:
    RecordSide(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);
    ~RecordSide() override;

    bool isEmpty() const { return m_tabs.isEmpty(); }
    void showRecord(const Record &record);
    const QList<SideTab *> &tabs() const { return m_tabs; }
    /// Goes to the tab of this kind, from the keyboard.
    void setCurrent(SideTab *tab);

signals:
    void openRequested(const kontor::Place &place);
    void noticed(const QString &text);
    void failed(const kontor::Error &error);

private:
    void add(SideTab *tab);

    QString m_settingsKey;
    QTabWidget *m_widget;
    QList<SideTab *> m_tabs;
};

} // namespace kontor
