#include "app/views/presence_note.h"

#include "app/widgets/theme.h"

#include <QLocale>

namespace kontor {

PresenceNote::PresenceNote(DataSource &source, QWidget *parent) : QLabel(parent), m_source(&source)
{
    setObjectName(QStringLiteral("presence"));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setContentsMargins(theme::margin, 2 * theme::grid, theme::margin, 2 * theme::grid);
    theme::setPanel(this, "sunken");
    theme::setTone(this, "warning");
    hide();
    connect(&source, &DataSource::editorsChanged, this,
            [this](const Entity *entity, const QUuid &id, const QStringList &names) {
                if (entity == m_entity && id == m_id) {
                    show(names);
                }
            });
}

PresenceNote::~PresenceNote()
{
    if (m_source && m_entity != nullptr) {
        m_source->leave(*m_entity, m_id);
    }
}

void PresenceNote::watch(const Entity &entity, const QUuid &id, bool editing)
{
    if (m_entity == &entity && m_id == id && m_editing == editing) {
        return;
    }
    m_entity = &entity;
    m_id = id;
    m_editing = editing;
    m_source->attend(entity, id, editing);
}

void PresenceNote::show(const QStringList &names)
{
    setText(
        names.size() == 1
            ? tr("%1 is editing this at this moment.").arg(names.first())
            : tr("%1 are editing this at this moment.").arg(QLocale().createSeparatedList(names)));
    setVisible(!names.isEmpty());
}

} // namespace kontor
