#pragma once

#include "app/models/record_table_model.h"

#include "app/views/screen.h"

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace kontor {

class EmptyState;
class FilterBar;
class JobStrip;
class ListActions;
class ListFooter;
class RecordPreview;
class RecordTable;

/// The records of an entity: filtered by words and conditions, sorted by a click on a column,
/// edited in place, acted on together. What it shows follows from the description; a screen may
/// choose other columns, a filter of its own and words for when nothing is there.
class ListView final : public Screen
{
    Q_OBJECT

public:
    ListView(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);
    ~ListView() override;

    const Entity &entity() const { return m_entity; }
    /// What the tab says, and under which name columns and saved views are kept; for lists that
    /// show a part of the entity ("Suppliers", "suppliers").
    void setIdentity(const QString &title, const QString &key);
    /// What place() says, for a screen with a name of its own.
    void setPlace(const Place &place) { m_place = place; }
    /// What every record of this list fulfils; it shows no chip, and new records begin with it.
    void setBaseFilter(const Filter &filter);
    /// The conditions and words that the person sees and may change.
    void setFilter(const Filter &filter);
    Filter filter() const;
    /// The columns until the person chooses others.
    void setInitialColumns(const QStringList &columns);
    /// The order until the person chooses another.
    void setInitialSort(const QList<Sort> &sort);
    void setEmptyTexts(const QString &heading, const QString &text);
    /// Offers a second way out of emptiness: "Import…".
    void setEmptyAction(const QString &verb, const std::function<void()> &act);
    /// For choosing: Enter answers with picked() instead of opening.
    void setPicking(bool picking) { m_picking = picking; }
    void setPreviewShown(bool shown);

    RecordTableModel &model() { return *m_model; }
    RecordTable *table() const { return m_table; }
    FilterBar *filterBar() const { return m_filterBar; }
    ListFooter *footer() const { return m_footer; }
    ListActions *actions() const { return m_actions; }
    RecordPreview *preview() const { return m_preview; }

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QAction *primaryAction() const override;
    QList<QAction *> secondaryActions() const override;
    QWidget *searchField() const override;
    void refresh() override;
    Place newPlace() const override;

public slots:
    void chooseColumns();
    void exportCsv();
    void writeCsv(const QString &path);

signals:
    /// A record was chosen (see setPicking).
    void picked(const QUuid &id, const QString &title);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void buildTools();
    void connectTable();
    void connectEmptiness();
    void applyFilter();
    void sortBy(int column);
    void showSortIndicator();
    void setColumns(const QStringList &names);
    void restoreColumns();
    void keepColumns() const;
    void showState();
    void showEmptiness();
    QDate olderBefore() const;
    void open(const QUuid &id);
    void showCurrentInPreview();
    void fillViewsMenu();
    void saveView();
    QString settingsKey(const QString &what) const;

    const Entity &m_entity;
    RecordTableModel *m_model;
    FilterBar *m_filterBar;
    RecordTable *m_table;
    ListActions *m_actions;
    ListFooter *m_footer;
    RecordPreview *m_preview;
    EmptyState *m_empty;
    JobStrip *m_job;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    QToolButton *m_views;
    QAction *m_new;
    QAction *m_export;
    QAction *m_separator;
    QAction *m_choose;
    QAction *m_togglePreview;
    QString m_title;
    QString m_key;
    Place m_place;
    Filter m_baseFilter;
    QString m_emptyHeading;
    QString m_emptyText;
    std::function<void()> m_emptyAct;
    std::optional<Error> m_error; ///< why nothing is shown
    bool m_picking = false;
    bool m_columnsChosen = false;
};

} // namespace kontor
