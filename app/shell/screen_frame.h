#pragma once

#include "app/shell/drafts.h"
#include "app/views/screen.h"

namespace kontor {

class MessageStrip;
class ScreenHeader;

/// Makes the screen of a place; nullptr when there is none (a module was switched off).
using ScreenFactory = std::function<Screen *(const Place &place)>;

/// A screen with its header and its messages, in a tab or in a window of its own. The screen is
/// made when it is shown for the first time, so that many restored tabs cost nothing.
class ScreenFrame : public QWidget
{
    Q_OBJECT

public:
    ScreenFrame(const Place &place, const QString &title, const ScreenFactory &factory,
                Drafts &drafts, QWidget *parent = nullptr);

    Place place() const;
    /// The place it was opened with.
    Place origin() const { return m_place; }
    QString title() const;
    QIcon icon() const;
    /// nullptr before it was shown, or when there is no such screen.
    Screen *screen() const { return m_screen; }
    /// Makes the screen if that has not happened.
    void ensureScreen();
    bool hasDraft() const { return !m_drafts.content(place()).isEmpty(); }

    /// Puts the focus where it was in this screen last, or where one begins.
    void takeFocus();
    void focusSearch();
    void triggerPrimary();
    void showError(const Error &error);
    void showNotice(const QString &text);

signals:
    void titleChanged();
    void openRequested(const kontor::Place &place);
    void draftRequested(const kontor::Place &place, const QVariantMap &draft);
    void closeRequested();
    void noticed(const QString &text);

private:
    void keepDraft();

    Place m_place;
    QString m_title;
    const ScreenFactory &m_factory;
    Drafts &m_drafts;
    ScreenHeader *m_header = nullptr;
    MessageStrip *m_messages = nullptr;
    Screen *m_screen = nullptr;
};

} // namespace kontor
