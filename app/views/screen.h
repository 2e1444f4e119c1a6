#pragma once

#include "app/models/data_source.h"
#include "app/views/place.h"
#include "app/widgets/theme.h"

#include <QAction>
#include <QIcon>
#include <QWidget>

namespace kontor {

/// What every screen is given.
struct ScreenContext {
    DataSource &source;
    const Clock &clock;
};

/// One thing that the desktop shows in a tab or in a window of its own.
///
/// The frame around it draws the header: title, state, the one primary action (also Ctrl+Enter),
/// the others, the search field. A screen never opens another one itself: it asks with
/// openRequested().
class Screen : public QWidget
{
    Q_OBJECT

public:
    explicit Screen(const ScreenContext &context, QWidget *parent = nullptr);

    virtual QString title() const = 0;
    /// Where this is; what is restored at the next start.
    virtual Place place() const = 0;
    virtual QIcon icon() const { return {}; }
    /// Where the record stands, in the user's words: "Draft", "Confirmed"; empty: nothing.
    virtual QString state() const { return {}; }
    virtual Tone stateTone() const { return Tone::Neutral; }
    /// nullptr when there is none. A disabled action tells in its tool tip why.
    virtual QAction *primaryAction() const { return nullptr; }
    virtual QList<QAction *> secondaryActions() const { return {}; }
    /// What "/" and Ctrl+F go to, shown in the header; nullptr when there is nothing to search.
    virtual QWidget *searchField() const { return nullptr; }
    /// F5.
    virtual void refresh() {}
    /// Ctrl+S.
    virtual void save() {}
    /// Ctrl+N: where a new one of the kind shown here is made; empty when that makes no sense.
    virtual Place newPlace() const { return {}; }
    /// Nothing is left to do here: a new one takes this one's tab.
    virtual bool isFinished() const { return false; }

    /// What was typed and not saved yet, in the screen's own form; empty when nothing would be
    /// lost. Stored as the user types and given back by restoreDraft() after a restart, a crash or
    /// a change of language.
    virtual QVariantMap draft() const { return {}; }
    virtual void restoreDraft(const QVariantMap &) {}

signals:
    /// Title, state or actions changed.
    void headerChanged();
    /// draft() changed.
    void edited();
    void openRequested(const kontor::Place &place);
    /// Opens a place with this in it as if it had been typed there: see draft().
    void draftRequested(const kontor::Place &place, const QVariantMap &draft);
    void closeRequested();
    /// Something went well and deserves a word.
    void noticed(const QString &text);
    void failed(const kontor::Error &error);

protected:
    DataSource &source() const { return m_context.source; }
    const Clock &clock() const { return m_context.clock; }
    const ScreenContext &context() const { return m_context; }

private:
    ScreenContext m_context;
};

} // namespace kontor
