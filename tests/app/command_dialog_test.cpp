#include "app/views/command_dialog.h"
#include "app/views/field_form.h"
#include "app/widgets/typed_edit.h"

#include "common/entities/sales/sales_order.h"
#include "common/entities/system/device.h"
#include "common/entities/system/user.h"
#include "tests/support/memory_source.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

namespace kontor {

using namespace Qt::StringLiterals;

/// What is asked before a command is done.
class CommandDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsGoodEveryDayIsNotAsked();
    void whatCannotBeTakenBackIsAsked();
    void enterAloneTakesNothingAway();
    void passwordsAreTypedUnseen();

private:
    const Command &command(const Entity &entity, const char *name)
    {
        return *entity.findCommand(QString::fromLatin1(name));
    }
    void ask(const Entity &entity, const char *name)
    {
        m_taken.clear();
        CommandDialog::ask({m_source, m_clock}, entity, command(entity, name), u"laptop"_s,
                           &m_window, [this](const auto &values) { m_taken.append(values); });
    }

    FixedClock m_clock{1'772'442'000'000};
    MemorySource m_source{m_clock};
    QWidget m_window;
    QList<QMap<QString, Value>> m_taken;
};

void CommandDialogTest::whatIsGoodEveryDayIsNotAsked()
{
    ask(SalesOrder::entity, "confirm");
    QCOMPARE(m_taken.size(), 1);
    QVERIFY(m_window.findChild<QDialog *>() == nullptr);
}

void CommandDialogTest::whatCannotBeTakenBackIsAsked()
{
    ask(Device::entity, "revoke");
    QVERIFY(m_taken.isEmpty());
    auto *question = m_window.findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    QCOMPARE(question->text(), u"Revoke: laptop?"_s);
    QVERIFY(!question->informativeText().isEmpty());
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole) {
            QCOMPARE(button->text(), u"Revoke"_s); // a button is a verb
            button->click();
            break;
        }
    }
    QCOMPARE(m_taken.size(), 1);
    QTRY_VERIFY(m_window.findChild<QMessageBox *>() == nullptr);
}

void CommandDialogTest::enterAloneTakesNothingAway()
{
    ask(Device::entity, "wipe");
    auto *question = m_window.findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(m_window.findChild<QMessageBox *>() == nullptr);
    QVERIFY(m_taken.isEmpty());
}

void CommandDialogTest::passwordsAreTypedUnseen()
{
    ask(User::entity, "set_password");
    auto *dialog = m_window.findChild<CommandDialog *>();
    QVERIFY(dialog != nullptr);
    auto *edit = qobject_cast<TypedEdit *>(dialog->form()->edit(u"password"_s));
    QVERIFY(edit != nullptr);
    QCOMPARE(edit->lineEdit()->echoMode(), QLineEdit::Password);
    QTest::keyClicks(edit->lineEdit(), u"correct horse"_s);
    QTest::keyClick(edit->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_taken.size(), 1);
    QCOMPARE(m_taken.first().value(u"password"_s), Value(u"correct horse"_s));
}

} // namespace kontor

QTEST_MAIN(kontor::CommandDialogTest)
#include "command_dialog_test.moc"
