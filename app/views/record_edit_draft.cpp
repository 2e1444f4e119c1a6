// What of a RecordEdit is kept over a restart.
#include "app/views/record_edit.h"

#include "app/views/place.h"

namespace kontor {

using namespace Qt::StringLiterals;

QVariantMap RecordEdit::draft() const
{
    if (!m_pendingDraft.isEmpty()) {
        return m_pendingDraft;
    }
    if (!isDirty()) {
        return {};
    }
    QVariantMap values;
    QVariantMap base;
    for (const Field &field : m_entity.fields) {
        const QString name = QString::fromLatin1(field.name);
        if (isTouched(name) && !field.has(Secret)) {
            values.insert(name, toVariant(m_record.value(field.name)));
            base.insert(name, toVariant(m_base.value(field.name)));
        }
    }
    QVariantMap draft{{u"values"_s, values}, {u"base"_s, base}};
    if (m_record.lines != m_base.lines) {
        QVariantList lines;
        for (const Record &line : m_record.lines) {
            QVariantMap lineValues;
            for (const Field &field : line.entity->fields) {
                lineValues.insert(QString::fromLatin1(field.name),
                                  toVariant(line.value(field.name)));
            }
            lines.append(QVariantMap{{u"id"_s, line.id}, {u"values"_s, lineValues}});
        }
        draft.insert(u"lines"_s, lines);
    }
    return draft;
}

void RecordEdit::restoreDraft(const QVariantMap &draft)
{
    if (draft.isEmpty()) {
        return;
    }
    if (!m_loaded) {
        m_pendingDraft = draft;
        return;
    }
    applyDraft(draft);
    emit loaded();
    emit edited();
}

void RecordEdit::applyDraft(const QVariantMap &draft)
{
    const QVariantMap values = draft.value(u"values"_s).toMap();
    const QVariantMap base = draft.value(u"base"_s).toMap();
    if (!isEditable()) {
        return;
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const Field *field = m_entity.find(it.key());
        if (field == nullptr || field->has(ReadOnly)) {
            continue;
        }
        const Value typed = valueFromVariant(it.value());
        const Value &now = m_base.value(field->name);
        if (base.contains(it.key()) && valueFromVariant(base.value(it.key())) != now
            && typed != now) {
            m_contested.insert(it.key(), now);
            m_contestedBy = m_base.changedBy;
        }
        m_record.set(field->name, typed);
    }
    if (draft.contains(u"lines"_s) && m_entity.lines != nullptr) {
        applyLines(draft.value(u"lines"_s).toList());
    }
}

void RecordEdit::applyLines(const QVariantList &lines)
{
    m_record.lines.clear();
    for (const QVariant &each : lines) {
        const QVariantMap values = each.toMap().value(u"values"_s).toMap();
        Record line(*m_entity.lines);
        line.id = each.toMap().value(u"id"_s).toUuid();
        for (const Field &field : m_entity.lines->fields) {
            line.set(field.name, valueFromVariant(values.value(QString::fromLatin1(field.name))));
        }
        m_record.lines.append(line);
    }
}

} // namespace kontor
