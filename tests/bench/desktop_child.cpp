#include "tests/bench/desktop_child.h"

#include "app/models/record_table_model.h"
#include "app/shell/main_window.h"
#include "app/shell/program.h"
#include "app/shell/sign_in_dialog.h"
#include "common/entities/party/party.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/served.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

namespace kontor::bench {

using namespace Qt::StringLiterals;

namespace {

void print(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stdout);
    std::fflush(stdout);
}

/// Sorts the list of customers by one column after the other, as a click on the header does, and
/// looks at its middle each time.
class Reader final : public QObject
{
public:
    explicit Reader(RecordTableModel &model) : m_model(model)
    {
        connect(&m_model, &RecordTableModel::loaded, this, [this] {
            if (!m_told) {
                m_told = true;
                // When what was posted for the first page is done, it is on the screen.
                QTimer::singleShot(0, this, [] { print(u"usable"_s); });
            }
            QTimer::singleShot(200, this, &Reader::next);
        });
    }

private:
    void next()
    {
        if (m_columns.isEmpty()) {
            print(u"rss %1"_s.arg(mostResidentMb(QCoreApplication::applicationPid())));
            QApplication::quit();
            return;
        }
        m_model.showRows(m_model.rowCount() / 2, m_model.rowCount() / 2 + 40);
        m_model.setSort({{m_columns.takeFirst(), false}});
    }

    RecordTableModel &m_model;
    bool m_told = false;
    /// The list begins sorted by name; asking for the same again would load nothing.
    QStringList m_columns{u"code"_s, u"region"_s, u"phone"_s, u"name"_s};
};

} // namespace

int runDesktop(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Kontor"_s);
    QApplication::setApplicationName(u"kontor"_s);
    const QStringList arguments = QApplication::arguments();
    SessionOptions options;
    options.folder = arguments.value(2);
    options.deviceName = u"bench"_s;
    const SystemClock clock;
    Program program(clock, options, options.folder + u"/kontor.ini"_s);
    std::unique_ptr<Reader> reader;
    QObject::connect(&program, &Program::windowOpened, &program, [&](MainWindow *window) {
        window->open(Place::list(Party::entity));
        const auto models = window->findChildren<RecordTableModel *>();
        const auto found = std::find_if(models.begin(), models.end(), [](RecordTableModel *model) {
            return &model->entity() == &Party::entity;
        });
        if (found == models.end()) {
            qFatal("there is no list of customers");
        }
        reader = std::make_unique<Reader>(**found);
    });
    program.start({arguments.value(3), u"admin"_s, password});
    emit program.dialog()->offlineRequested();
    return QApplication::exec();
}

} // namespace kontor::bench
