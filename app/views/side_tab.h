#pragma once

#include "app/views/screen.h"

namespace kontor {

/// One tab of the panel beside a record. Reads nothing before it is looked at.
class SideTab : public QWidget
{
    Q_OBJECT

public:
    SideTab(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);

    virtual QString title() const = 0;
    /// The record that the panel stands beside; what it holds may have changed.
    void showRecord(const Record &record);

signals:
    void openRequested(const kontor::Place &place);
    void noticed(const QString &text);
    void failed(const kontor::Error &error);

protected:
    /// Reads and shows what belongs to record(); the tab is visible.
    virtual void read() = 0;

    void showEvent(QShowEvent *event) override;
    const Record &record() const { return m_record; }
    const Entity &entity() const { return m_entity; }
    const ScreenContext &context() const { return m_context; }
    DataSource &source() const { return m_context.source; }

private:
    ScreenContext m_context;
    const Entity &m_entity;
    Record m_record;
    bool m_stale = false; ///< the record changed while the tab was hidden
};

} // namespace kontor
