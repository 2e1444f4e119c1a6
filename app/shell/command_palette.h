#pragma once

#include "app/shell/palette_entry.h"
#include "app/shell/preferences.h"
#include "app/shell/record_search.h"

#include <QFrame>
#include <QTimer>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace kontor {

/// Ctrl+K: everything at once, by typing. Shows screens, reports, commands, settings and records,
/// the best match first, ranked by how often each was chosen.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(DataSource &source, Preferences &preferences, QWidget *window);

    /// Opens over the window with these entries; records are added as they are found.
    void open(const QList<PaletteEntry> &entries);

signals:
    void placeChosen(const kontor::Place &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showMatches();
    void addRecords(const QList<Record> &records);
    void choose();
    void move(int step);

    Preferences &m_preferences;
    QList<PaletteEntry> m_entries; ///< what was given
    QList<PaletteEntry> m_records; ///< what was found for the present text
    QList<PaletteEntry> m_shown;
    RecordSearch m_search;
    QTimer m_delay;
    QLineEdit *m_field;
    QListView *m_list;
    QStandardItemModel *m_model;
};

} // namespace kontor
