#pragma once

#include "app/widgets/reference_lookup.h"
#include "app/widgets/value_edit.h"

#include <QPointer>
#include <QTimer>

class QLineEdit;

namespace kontor {

class HoverCardShower;
class ReferencePopup;

/// Points to a record of one kind: type a name, pinyin, initials, a code or a number and take one
/// of the hits; F4 chooses from the full list; Alt+Down opens the hits; what is not there yet can
/// be made on the spot. Resting on it shows a card about the record.
class ReferencePicker final : public ValueEdit
{
    Q_OBJECT

public:
    /// `lookup` must outlive the picker.
    explicit ReferencePicker(ReferenceLookup &lookup, QWidget *parent = nullptr);
    ~ReferencePicker() override;

    Value value() const override { return Value(m_id); }
    /// Looks up by itself what stands for the record.
    void setValue(const Value &value) override;
    QString typedText() const override;
    void setTypedText(const QString &text) override;
    std::optional<Error> problem() const override;
    void setReadOnly(bool readOnly) override;
    void openPicker() override;
    bool finish() override;
    bool isPopupOpen() const;

    ReferenceLookup &lookup() const { return m_lookup; }
    QUuid id() const { return m_id; }
    QString title() const { return m_title; }
    /// Shows a record whose title is known already.
    void setReference(const QUuid &id, const QString &title);
    /// Takes a record as if it had been picked by hand: what a browse or create dialog answers.
    void pick(const ReferenceHit &hit);
    void setPlaceholderText(const QString &text);
    QLineEdit *lineEdit() const { return m_line; }

signals:
    /// F4: the screen shall show the full list and answer with pick().
    void browseRequested(const QString &typed);
    /// The screen shall make a record from what was typed and answer with pick().
    void createRequested(const QString &typed);
    /// The person wants to see the record itself (Ctrl+click, Ctrl+Enter).
    void openRequested(const QUuid &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onTyped();
    void search();
    void showHits(const QString &typed, const QList<ReferenceHit> &hits);
    void activate(int row);
    void clear();
    void commit();
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void showTitle();

    ReferenceLookup &m_lookup;
    QLineEdit *m_line;
    ReferencePopup *m_popup;
    HoverCardShower *m_card;
    QTimer m_delay;
    QUuid m_id;
    QString m_title;
    bool m_unresolved = false; ///< text that stands for no record yet
    bool m_dirty = false;
    bool m_searching = false;
    bool m_takeFirst = false; ///< Enter came before the hits did
    int m_serial = 0;         ///< tells the answer to the last question from older ones
};

} // namespace kontor
