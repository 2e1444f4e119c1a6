#include "app/views/refusal_view.h"

#include "app/models/reference_titles.h"

#include "app/widgets/date_text.h"

#include "common/model/error_text.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

RefusalView::RefusalView(const ScreenContext &context, QWidget *parent)
    : QWidget(parent),
      m_titles(new ReferenceTitles(context.source, this)),
      m_what(new QLabel(this)),
      m_reason(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_values(new QLabel(this))
{
    theme::setPanel(this, "surface");
    theme::setTone(m_what, "muted");
    theme::setTone(m_reason, "negative");
    theme::setTone(m_hint, "muted");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3 * theme::grid);
    column->setAlignment(Qt::AlignTop);
    for (QLabel *label : {m_what, m_reason, m_hint, m_values}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_hint->setText(tr("Nothing is lost. “Edit” opens what you typed as a draft, “Try again” sends "
                       "it as it is, “Discard” gives it up."));
}

QString RefusalView::verb(const AttentionItem &item)
{
    const QString action = item.name.section(u'.', 1);
    if (const Command *command = item.entity->findCommand(action)) {
        return command->label.translated();
    }
    return action == "create"_L1 ? tr("New")
        : action == "delete"_L1  ? tr("Delete")
        : action == "restore"_L1 ? tr("Restore")
                                 : tr("Change");
}

QString RefusalView::reason() const
{
    return m_reason->text();
}

void RefusalView::showItem(const AttentionItem &item)
{
    m_item = item;
    m_what->setText(
        tr("%1: %2, %3").arg(item.entity->label.translated(), verb(item), instantText(item.at)));
    const Field *field = item.entity->find(item.error.field);
    const QString text = errorText(item.error);
    m_reason->setText(field == nullptr ? text : tr("%1: %2").arg(field->label.translated(), text));
    m_values->clear();
    Record record(*item.entity);
    for (const Field &each : item.entity->fields) {
        record.set(each.name, item.arguments.values.value(QString::fromLatin1(each.name)));
    }
    m_titles->fetch({record}, [this] { showValues(); });
}

void RefusalView::showValues()
{
    QStringList lines;
    for (const Field &field : m_item.entity->fields) {
        const QString text =
            m_titles->text(field, m_item.arguments.values.value(QString::fromLatin1(field.name)));
        if (!text.isEmpty() && !field.has(Technical) && !field.has(Secret)) {
            lines.append(tr("%1: %2").arg(field.label.translated(), text));
        }
    }
    if (m_item.arguments.lines) {
        lines.append(tr("%n line(s)", nullptr, static_cast<int>(m_item.arguments.lines->size())));
    }
    m_values->setText(lines.join(u'\n'));
}

} // namespace kontor
