#include "app/views/origin_links.h"

#include "app/widgets/theme.h"

#include "common/model/catalogue.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace kontor {

OriginLinks::OriginLinks(QWidget *parent) : QWidget(parent), m_links(new QHBoxLayout)
{
    auto *label = new QLabel(tr("Comes from"), this);
    theme::setTone(label, "muted");
    m_links->setSpacing(4 * theme::grid);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * theme::grid);
    layout->addWidget(label);
    layout->addLayout(m_links);
    layout->addStretch(1);
    hide();
}

QList<OriginLinks::Origin> OriginLinks::originsOf(const Record &record)
{
    const auto text = [&record](const QByteArray &name) {
        return record.entity->find(QLatin1String(name)) != nullptr
            ? record.value(QLatin1String(name)).toText()
            : QString();
    };
    QList<Origin> origins;
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        const QByteArray name(field.name);
        const QUuid id = record.values.at(i).toUuid();
        if (field.type != FieldType::Reference || field.target != nullptr || id.isNull()) {
            continue;
        }
        const QByteArray stem = name.left(name.lastIndexOf('_'));
        if (const Entity *entity = findEntity(text(stem + "_entity"))) {
            const QString title =
                QStringLiteral("%1 %2").arg(entity->label.translated(), text(stem + "_number"));
            origins.append({title.trimmed(), Place::record(*entity, id)});
        }
    }
    return origins;
}

void OriginLinks::showRecord(const Record &record)
{
    while (QLayoutItem *item = m_links->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QList<Origin> origins = originsOf(record);
    for (const Origin &origin : origins) {
        auto *link = new QPushButton(origin.title, this);
        theme::setKind(link, "link");
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this,
                [this, place = origin.place] { emit openRequested(place); });
        m_links->addWidget(link);
    }
    setVisible(!origins.isEmpty());
}

} // namespace kontor
