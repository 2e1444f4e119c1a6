#include "tests/shots/sample_server.h"

using namespace Qt::StringLiterals;

namespace kontor::test {

const QString SampleServer::password = u"correct horse"_s;

SampleServer::SampleServer(const QString &language)
{
    const ProgramResult made = runProgram(u"kontor-admin"_s,
                                          {u"sample"_s, u"--data"_s, m_folder.path(),
                                           u"--language"_s, language, u"--scale"_s, u"0.3"_s},
                                          {u"KONTOR_PASSWORD="_s + password});
    if (made.exitCode != 0) {
        qFatal("the sample company: %s", made.errors.constData());
    }
    auto process = ServerProcess::start({u"--data"_s, m_folder.path()});
    if (!process) {
        qFatal("the server: %s", qPrintable(process.error().args.value(u"detail"_s).toString()));
    }
    m_process = std::move(*process);
}

} // namespace kontor::test
