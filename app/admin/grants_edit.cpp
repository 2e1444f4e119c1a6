#include "app/admin/grants_edit.h"

#include "app/widgets/theme.h"

#include "common/model/catalogue.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace kontor {

namespace {

enum Column { Name, See, New, Change, Delete, ColumnCount };
constexpr int KeyRole = Qt::UserRole;
constexpr int ModuleRole = Qt::UserRole + 1;
constexpr int checkWidth = 20 * theme::grid;

/// What the modules are called here.
QString moduleText(const QString &name)
{
    static const QHash<QString, const char *> texts = {
        {QStringLiteral("crm"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Opportunities")},
        {QStringLiteral("party"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Customers, suppliers")},
        {QStringLiteral("product"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Products and prices")},
        {QStringLiteral("sales"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Sales")},
        {QStringLiteral("purchasing"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Purchasing")},
        {QStringLiteral("inventory"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Stock")},
        {QStringLiteral("finance"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Finance")},
        {QStringLiteral("system"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Administration")},
        {QStringLiteral("report"), QT_TRANSLATE_NOOP("kontor::GrantsEdit", "Reports")}};
    const char *text = texts.value(name);
    return text == nullptr ? name : GrantsEdit::tr(text);
}

QString keyOf(const Entity &entity, const char *action)
{
    return entity.key() + QLatin1Char('.') + QLatin1String(action);
}

} // namespace

GrantsEdit::GrantsEdit(const QList<ReportDescription> &reports, QWidget *parent)
    : QWidget(parent),
      m_everything(new QCheckBox(tr("May do everything"), this)),
      m_seesEverything(new QCheckBox(tr("Sees everything"), this)),
      m_tree(new QTreeView(this)),
      m_model(new QStandardItemModel(this))
{
    m_everything->setObjectName(QStringLiteral("everything"));
    m_seesEverything->setObjectName(QStringLiteral("seesEverything"));
    m_everything->setToolTip(tr("Also what later versions of the program bring"));
    m_seesEverything->setToolTip(m_everything->toolTip());
    m_model->setHorizontalHeaderLabels(
        {tr("Records"), tr("See"), tr("New"), tr("Change"), tr("Delete")});
    fill(reports);
    m_set = GrantSet(m_keys);
    m_tree->setModel(m_model);
    m_tree->setObjectName(QStringLiteral("grants"));
    m_tree->setAccessibleName(tr("Rights"));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (int column = See; column < ColumnCount; ++column) {
        m_tree->header()->resizeSection(column, checkWidth);
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        m_tree->expand(m_model->index(row, 0));
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * theme::grid);
    auto *row = new QHBoxLayout;
    row->setSpacing(6 * theme::grid);
    row->addWidget(m_everything);
    row->addWidget(m_seesEverything);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_tree, 1);
    connect(m_model, &QStandardItemModel::itemChanged, this, &GrantsEdit::take);
    connect(m_everything, &QCheckBox::clicked, this, [this](bool on) {
        m_set.setEverything(on);
        showAll();
        emit edited();
    });
    connect(m_seesEverything, &QCheckBox::clicked, this, [this](bool on) {
        m_set.setSeesEverything(on);
        showAll();
        emit edited();
    });
    showAll();
}

// --- the tree ------------------------------------------------------------------------------------

QStandardItem *GrantsEdit::moduleItem(const QString &name)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->data(ModuleRole).toString() == name) {
            return m_model->item(row);
        }
    }
    auto *item = new QStandardItem(moduleText(name));
    item->setData(name, ModuleRole);
    item->setFont(theme::font(TextSize::Normal, true));
    item->setSizeHint({0, theme::rowHeight}); // and so all rows: they are of one height
    m_model->appendRow(item);
    return item;
}

QStandardItem *GrantsEdit::makeCheck(const QString &key)
{
    auto *item = new QStandardItem;
    item->setData(key, KeyRole);
    item->setCheckable(true);
    item->setAccessibleText(key);
    m_keys.append(key);
    m_checks.append(item);
    return item;
}

void GrantsEdit::addSingle(QStandardItem &parent, const QString &text, const QString &key)
{
    parent.appendRow({new QStandardItem(text), makeCheck(key)});
}

void GrantsEdit::addEntity(QStandardItem &module, const Entity &entity)
{
    auto *name = new QStandardItem(entity.plural.translated());
    QList<QStandardItem *> row{name, makeCheck(keyOf(entity, "read"))};
    if (entity.merge != MergePolicy::Server) {
        row.append(makeCheck(keyOf(entity, "create")));
    }
    if (entity.merge == MergePolicy::ByField || entity.merge == MergePolicy::Document) {
        row.append(makeCheck(keyOf(entity, "update")));
        row.append(makeCheck(keyOf(entity, "delete")));
    }
    module.appendRow(row);
    for (const Command &command : entity.commands) {
        addSingle(*name, command.label.translated(), keyOf(entity, command.name));
    }
    for (const Entity *described : {&entity, entity.lines}) {
        for (const Field &field : described == nullptr ? QList<Field>() : described->fields) {
            if (field.has(Sensitive)) {
                addSingle(*name, tr("Sees: %1").arg(field.label.translated()),
                          keyOf(*described, field.name) + QLatin1String(".read"));
            }
        }
    }
}

void GrantsEdit::fill(const QList<ReportDescription> &reports)
{
    const QScopedValueRollback showing(m_showing, true);
    for (const Entity *entity : catalogue()) {
        if (!entity->isLine) {
            addEntity(*moduleItem(QString::fromLatin1(entity->module)), *entity);
        }
    }
    for (const ReportDescription &report : reports) {
        addSingle(*moduleItem(QStringLiteral("report")), report.label.translated(),
                  QStringLiteral("report.") + report.name);
    }
}

// --- values --------------------------------------------------------------------------------------

void GrantsEdit::setGrants(const QString &grants)
{
    m_set.read(grants);
    showAll();
}

bool GrantsEdit::isChangedFrom(const QString &grants) const
{
    GrantSet other(m_keys);
    other.read(grants);
    return other.text() != m_set.text();
}

void GrantsEdit::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    showAll();
}

/// What follows from "everything" is ticked and cannot be taken back one by one.
void GrantsEdit::showAll()
{
    const QScopedValueRollback showing(m_showing, true);
    m_everything->setChecked(m_set.everything());
    m_everything->setEnabled(!m_readOnly);
    m_seesEverything->setChecked(m_set.everything() || m_set.seesEverything());
    m_seesEverything->setEnabled(!m_readOnly && !m_set.everything());
    for (QStandardItem *item : std::as_const(m_checks)) {
        const QString key = item->data(KeyRole).toString();
        const bool implied =
            m_set.everything() || (m_set.seesEverything() && key.endsWith(QLatin1String(".read")));
        item->setCheckState(m_set.has(key) ? Qt::Checked : Qt::Unchecked);
        item->setEnabled(!m_readOnly && !implied);
    }
}

void GrantsEdit::take(const QStandardItem *item)
{
    const QString key = item->data(KeyRole).toString();
    if (m_showing || key.isEmpty()) {
        return;
    }
    m_set.set(key, item->checkState() == Qt::Checked);
    emit edited();
}

} // namespace kontor
