#pragma once

#include "app/shell/program.h"
#include "tests/shots/album.h"

namespace kontor::test {

/// Opens every screen of the signed-in desktop and keeps its picture, with data, empty, with an
/// error and offline.
class Walk
{
public:
    Walk(Program &program, Album &album) : m_program(program), m_album(album) {}
    void run();

private:
    void listsReportsAndPages();
    void records();
    void newRecords();
    void emptyAndWrong();
    void offline();
    void palette();

    void keep(const Place &place, const QString &name);
    /// The first record that the filter lets through, by the sort; null: there is none.
    QUuid first(const Entity &entity, const Filter &filter, const QList<Sort> &sort);
    MainWindow &window();

    Program &m_program;
    Album &m_album;
};

} // namespace kontor::test
