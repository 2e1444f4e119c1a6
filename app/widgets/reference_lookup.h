#pragma once

#include <QFuture>
#include <QObject>
#include <QUuid>

namespace kontor {

/// One record that a reference may point to, as a person recognises it.
struct ReferenceHit {
    QUuid id;
    QString title;
    QString detail; ///< what tells it from others of the same name: a code, a city, a price

    bool operator==(const ReferenceHit &) const = default;
};

/// What is shown of a record when the pointer rests on a reference to it.
struct ReferenceCard {
    struct Row {
        QString label;
        QString text;
    };
    QString title;
    QList<Row> rows;
};

/// Where a ReferencePicker or a grid finds records of one kind. Answers come on the GUI thread and
/// are empty when the records cannot be reached.
class ReferenceLookup : public QObject
{
    Q_OBJECT

public:
    /// Hits that a picker asks for at most; a longer list says that more typing is needed.
    static constexpr int hitsMax = 50;

    using QObject::QObject;

    /// The records that the text finds, by name, pinyin, initials or number; the best first. An
    /// empty text gives the first of all.
    virtual QFuture<QList<ReferenceHit>> search(const QString &text) = 0;
    /// What stands for the record; a hit without id when there is none.
    virtual QFuture<ReferenceHit> find(const QUuid &id) = 0;
    virtual QFuture<ReferenceCard> card(const QUuid &id) = 0;
    /// What is looked for, as users call it: "Customer".
    virtual QString noun() const = 0;
    /// Whether a record may be made on the spot from what was typed.
    virtual bool mayCreate() const { return false; }
    /// Whether there is a list to choose from in full (F4).
    virtual bool mayBrowse() const { return false; }

    /// The one record that the text means beyond doubt (a pasted or scanned code or name): the only
    /// hit, or the only hit whose title or detail equals the text. Without id when there is none or
    /// more than one.
    QFuture<ReferenceHit> match(const QString &text);

signals:
    /// A record looks different now, or new ones are there.
    void changed();
};

} // namespace kontor
