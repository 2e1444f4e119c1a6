// What a ListView shows of its records: columns, order, saved views, and the file with all of it.

#include "app/models/csv_export.h"
#include "app/models/first_columns.h"

#include "app/views/column_chooser.h"
#include "app/views/list_view.h"
#include "app/views/record_table.h"
#include "app/views/saved_views.h"

#include "app/widgets/filter_bar.h"
#include "app/widgets/job_strip.h"
#include "app/widgets/save_dialog.h"

#include <QHeaderView>
#include <QInputDialog>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

namespace kontor {

using namespace Qt::StringLiterals;

QString ListView::settingsKey(const QString &what) const
{
    return u"views/%1/%2"_s.arg(m_key, what);
}

void ListView::setInitialColumns(const QStringList &columns)
{
    if (!m_columnsChosen) {
        setColumns(columns);
    }
}

void ListView::setInitialSort(const QList<Sort> &sort)
{
    QList<Sort> wanted = sort;
    // The latest document first; everything else by its name.
    if (wanted.isEmpty() && m_entity.find("date"_L1) != nullptr) {
        wanted = {{u"date"_s, true}};
    } else if (wanted.isEmpty() && m_entity.namingField() != nullptr) {
        wanted = {{QString::fromLatin1(m_entity.namingField()->name), false}};
    }
    m_model->setSort(wanted);
    restoreColumns();
}

void ListView::setColumns(const QStringList &names)
{
    QList<ListColumn> columns;
    for (const QString &name : names) {
        const std::optional<ListColumn> column = listColumn(m_entity, name);
        const bool visible = column
            && (column->own < 0
                || source().rights().maySee(m_entity, m_entity.fields.at(column->own)));
        if (visible) {
            columns.append(*column);
        }
    }
    if (columns.isEmpty()) {
        columns = defaultColumns(m_entity);
    }
    m_model->setColumns(columns);
    m_table->setDefaultWidths();
    const QVariantMap widths = QSettings().value(settingsKey(u"widths"_s)).toMap();
    for (int i = 0; i < columns.size(); ++i) {
        const int width = widths.value(columns.at(i).name).toInt();
        if (width > 0) {
            m_table->setColumnWidth(i, width);
        }
    }
    showSortIndicator();
}

void ListView::restoreColumns()
{
    const QStringList kept = QSettings().value(settingsKey(u"columns"_s)).toStringList();
    m_columnsChosen = !kept.isEmpty();
    QStringList names = m_columnsChosen ? kept : firstColumns(m_key);
    if (names.isEmpty()) {
        const QList<ListColumn> columns = m_model->columns();
        for (const ListColumn &column : columns) {
            names.append(column.name);
        }
    }
    setColumns(names);
}

void ListView::keepColumns() const
{
    QSettings settings;
    QVariantMap widths = settings.value(settingsKey(u"widths"_s)).toMap();
    QStringList names;
    const QHeaderView *header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString name = m_model->columns().at(column).name;
        names.append(name);
        widths.insert(name, header->sectionSize(column));
    }
    const bool moved = header->sectionsMoved();
    settings.setValue(settingsKey(u"widths"_s), widths);
    if (m_columnsChosen || moved) {
        settings.setValue(settingsKey(u"columns"_s), names);
    }
}

void ListView::chooseColumns()
{
    auto *chooser = new ColumnChooser(allColumns(m_entity), m_model->columns(), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &ColumnChooser::chosen, this, [this](const QStringList &columns) {
        m_columnsChosen = true;
        setColumns(columns);
        keepColumns();
    });
    chooser->open();
}

void ListView::sortBy(int column)
{
    const QString path = m_model->columns().at(column).path;
    const QList<Sort> now = m_model->query().sort;
    const bool same = !now.isEmpty() && now.first().field == path;
    m_model->setSort({{path, same && !now.first().descending}});
    showSortIndicator();
}

void ListView::showSortIndicator()
{
    QHeaderView *header = m_table->horizontalHeader();
    const QList<Sort> sort = m_model->query().sort;
    for (int i = 0; i < m_model->columns().size(); ++i) {
        if (!sort.isEmpty() && m_model->columns().at(i).path == sort.first().field) {
            header->setSortIndicator(
                i, sort.first().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
            return;
        }
    }
    header->setSortIndicator(-1, Qt::AscendingOrder);
}

void ListView::fillViewsMenu()
{
    QMenu *menu = m_views->menu();
    menu->clear();
    const QList<SavedView> views = SavedViews(m_key).all();
    for (const SavedView &view : views) {
        menu->addAction(view.name, this, [this, view] {
            m_model->setSort(view.sort);
            setColumns(view.columns);
            setFilter(view.filter);
        });
    }
    if (!views.isEmpty()) {
        QMenu *remove = menu->addMenu(tr("Remove"));
        for (const SavedView &view : views) {
            remove->addAction(view.name, this,
                              [this, view] { SavedViews(m_key).remove(view.name); });
        }
        menu->addSeparator();
    }
    menu->addAction(tr("Save what is shown…"), this, &ListView::saveView);
}

void ListView::saveView()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save view"));
    dialog->setLabelText(tr("Name of the view:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (name.trimmed().isEmpty()) {
            return;
        }
        QStringList columns;
        for (const ListColumn &column : m_model->columns()) {
            columns.append(column.name);
        }
        SavedViews(m_key).save({name.trimmed(), filter(), m_model->query().sort, columns});
        emit noticed(tr("The view “%1” is saved.").arg(name.trimmed()));
    });
    dialog->open();
}

void ListView::exportCsv()
{
    askWhereToSave(this, {tr("Export"), tr("CSV files (*.csv)"), u"csv"_s, title()},
                   [this](const QString &path) { writeCsv(path); });
}

void ListView::writeCsv(const QString &path)
{
    QList<ListColumn> columns;
    const QHeaderView *header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        columns.append(m_model->columns().at(header->logicalIndex(visual)));
    }
    auto *writer = new CsvExport(source(), m_model->query(), columns, path, this);
    m_job->begin(tr("Export"), m_model->rowCount());
    connect(m_job, &JobStrip::cancelled, writer, [this, writer] {
        writer->cancel();
        writer->deleteLater();
        m_job->end();
    });
    connect(writer, &CsvExport::progressed, m_job, &JobStrip::setDone);
    connect(writer, &CsvExport::failed, this, [this, writer](const Error &error) {
        m_job->end();
        writer->deleteLater();
        emit failed(error);
    });
    connect(writer, &CsvExport::finished, this, [this, writer, path](qint64 count) {
        m_job->end();
        writer->deleteLater();
        emit noticed(tr("%n record(s) written to %1", nullptr, static_cast<int>(count)).arg(path));
    });
    writer->start();
}

} // namespace kontor
