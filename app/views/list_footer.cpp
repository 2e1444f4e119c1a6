#include "app/views/list_footer.h"

#include "app/views/older_note.h"
#include "app/views/record_table.h"

#include "app/widgets/date_text.h"
#include "app/widgets/number_text.h"
#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>

namespace kontor {

namespace {
/// A selection that still grows is not added up at each step.
constexpr int sumDelayMs = 80;
/// A copy younger than this is as good as the server's answer.
constexpr qint64 freshMs = 5 * 60'000;
} // namespace

ListFooter::ListFooter(DataSource &source, const Clock &clock, RecordTableModel &model,
                       RecordTable &table, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_clock(clock),
      m_model(model),
      m_table(table),
      m_count(new QLabel(this)),
      m_age(new QLabel(this)),
      m_older(new OlderNote(source, model, this)),
      m_sums(new QLabel(this))
{
    theme::setPanel(this, "surface");
    for (QLabel *label : {m_count, m_age, m_sums}) {
        theme::setTextSize(label, TextSize::Small);
    }
    theme::setTone(m_count, "muted");
    theme::setTone(m_age, "muted");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::margin, theme::grid, theme::margin, theme::grid);
    row->setSpacing(4 * theme::grid);
    row->addWidget(m_count);
    row->addWidget(m_age);
    row->addWidget(m_older);
    row->addStretch();
    row->addWidget(m_sums);
    m_delay.setSingleShot(true);
    m_delay.setInterval(sumDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &ListFooter::sumSelection);
    connect(&model, &RecordTableModel::totalsChanged, this, &ListFooter::update);
    connect(&model, &RecordTableModel::loaded, this, &ListFooter::update);
    connect(&model, &QAbstractItemModel::modelReset, this, &ListFooter::update);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ListFooter::update);
}

QString ListFooter::countText() const
{
    return m_count->text();
}

QString ListFooter::sumText() const
{
    return m_sums->text();
}

void ListFooter::update()
{
    const int selected = m_table.selectedCount();
    const int total = std::max(static_cast<int>(m_model.totals().count), m_model.rowCount());
    m_count->setText(selected > 1 ? tr("%1 of %n record(s) selected", nullptr, total)
                                        .arg(numberText(qint64{selected}, NumberFormat::integer()))
                                  : tr("%n record(s)", nullptr, total));
    const Instant asOf = m_model.asOf();
    const bool old = asOf != 0 && m_clock.now() - asOf > freshMs;
    m_age->setText(old ? tr("as of %1").arg(agoText(asOf, m_clock.now())) : QString());
    if (selected > 1) {
        m_delay.start();
    } else {
        m_delay.stop();
        showSums({});
    }
}

void ListFooter::sumSelection()
{
    delete m_walk;
    m_walk = nullptr;
    const QList<ListColumn> summed = m_model.summedColumns();
    const QList<QPair<int, int>> ranges = m_table.selectedRanges();
    if (summed.isEmpty() || ranges.isEmpty()) {
        return;
    }
    if (m_table.selectedCount() == m_model.rowCount()
        && m_model.totals().sums.size() == summed.size()) {
        showSums(m_model.totals().sums);
        return;
    }
    QList<qint64> sums(summed.size(), 0);
    const auto add = [&summed](QList<qint64> &to, const ListRow &row) {
        for (qsizetype i = 0; i < summed.size(); ++i) {
            to[i] += row.record.values.at(summed.at(i).own).toInt();
        }
    };
    bool allLoaded = true;
    for (const auto &[first, last] : ranges) {
        for (int row = first; row <= last && allLoaded; ++row) {
            const ListRow *loaded = m_model.rowAt(row);
            allLoaded = loaded != nullptr;
            if (allLoaded) {
                add(sums, *loaded);
            }
        }
    }
    if (allLoaded) {
        showSums(sums);
        return;
    }
    // Some selected rows are not loaded: add them up as they pass by.
    m_walk = new PageWalk(m_source, m_model.query(), this);
    auto state = std::make_shared<QPair<int, QList<qint64>>>(0, QList<qint64>(summed.size(), 0));
    connect(m_walk, &PageWalk::page, this, [this, state, ranges, add](const QList<ListRow> &rows) {
        for (const ListRow &row : rows) {
            const int at = state->first++;
            const bool selected =
                std::any_of(ranges.begin(), ranges.end(), [at](const QPair<int, int> &range) {
                    return at >= range.first && at <= range.second;
                });
            if (selected) {
                add(state->second, row);
            }
        }
        if (state->first > ranges.last().second) {
            m_walk->cancel();
            showSums(state->second);
        }
    });
    connect(m_walk, &PageWalk::finished, this, [this, state] { showSums(state->second); });
    m_walk->start();
}

void ListFooter::showSums(const QList<qint64> &selected)
{
    const QList<ListColumn> summed = m_model.summedColumns();
    const QList<qint64> &all = m_model.totals().sums;
    QStringList parts;
    for (qsizetype i = 0; i < std::min(summed.size(), all.size()); ++i) {
        const QString total = numberText(all.at(i), NumberFormat::amount());
        parts.append(i < selected.size() && m_model.rowCount() > 0
                         ? tr("%1: %2 of %3")
                               .arg(summed.at(i).title,
                                    numberText(selected.at(i), NumberFormat::amount()), total)
                         : tr("%1: %2").arg(summed.at(i).title, total));
    }
    m_sums->setText(parts.join(QStringLiteral("      ")));
}

} // namespace kontor
