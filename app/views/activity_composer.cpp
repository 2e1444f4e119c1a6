#include "app/views/activity_composer.h"

#include "app/models/field_edit.h"

#include "app/widgets/instant_edit.h"
#include "app/widgets/note_edit.h"

#include "common/base/when_done.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int kindWidth = 26 * theme::grid;
constexpr int dueWidth = 44 * theme::grid;
/// Longer first lines are told in full by the note.
constexpr int subjectMost = 120;
const QString note = QStringLiteral("note");

} // namespace

ActivityComposer::ActivityComposer(const ScreenContext &context, const Relation &relation,
                                   QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_relation(relation),
      m_kind(new ChoiceEdit(choiceOptions(relation.entity->find("kind"_L1)->choices()), this)),
      m_text(new NoteEdit(this)),
      m_due(new InstantEdit(context.clock, this)),
      m_dueRow(new QWidget(this)),
      m_add(new QPushButton(tr("Add"), this))
{
    m_kind->setFixedWidth(kindWidth);
    m_kind->setValue(Value(note));
    m_kind->setAccessibleName(tr("Kind of the entry"));
    m_text->setVisibleLines(2);
    m_text->setAccessibleName(tr("What happened, or what is to be done"));
    m_text->field()->installEventFilter(this);
    m_due->setPlaceholderText(tr("today, +3, 2026-03-31 14:00"));
    m_due->setMaximumWidth(dueWidth);
    m_due->setAccessibleName(tr("Due"));
    m_add->setToolTip(tr("Add to the timeline (Ctrl+Enter in the text)"));
    auto *dueLayout = new QHBoxLayout(m_dueRow);
    dueLayout->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Due"), m_dueRow);
    theme::setTone(label, "muted");
    dueLayout->addWidget(label);
    dueLayout->addWidget(m_due, 1);

    auto *below = new QHBoxLayout;
    below->setSpacing(2 * theme::grid);
    below->addWidget(m_kind);
    below->addWidget(m_dueRow, 1);
    below->addStretch();
    below->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, 3 * theme::grid, theme::margin, 3 * theme::grid);
    column->setSpacing(2 * theme::grid);
    column->addWidget(m_text);
    column->addLayout(below);
    setFocusProxy(m_text);
    connect(m_kind, &ChoiceEdit::edited, this, &ActivityComposer::showKind);
    connect(m_add, &QPushButton::clicked, this, &ActivityComposer::add);
    showKind();
}

void ActivityComposer::showKind()
{
    const bool isNote = m_kind->value().toText() == note;
    m_dueRow->setVisible(!isNote); // a note tells what was
    m_text->setPlaceholderText(isNote ? tr("Write a note…") : tr("What is to be done?"));
}

void ActivityComposer::add()
{
    const QString text = m_text->typedText().trimmed();
    const bool isNote = m_kind->value().toText() == note;
    if (text.isEmpty()) {
        m_text->setFocus();
        return;
    }
    if (!isNote && m_due->problem()) {
        m_due->setFocus();
        emit failed(*m_due->problem());
        return;
    }
    const QString first = text.section(u'\n', 0, 0);
    const QString subject =
        first.size() <= subjectMost ? first : first.left(subjectMost - 1) + u'…';
    const QString rest = first.size() <= subjectMost ? text.section(u'\n', 1).trimmed() : text;
    Arguments arguments;
    arguments.record = newUuid();
    const QHash<QString, Value> initial = initialValues(m_relation, m_record);
    for (auto it = initial.cbegin(); it != initial.cend(); ++it) {
        arguments.values.insert(it.key(), it.value());
    }
    arguments.values.insert(u"subject"_s, Value(subject));
    arguments.values.insert(u"kind"_s, m_kind->value());
    arguments.values.insert(u"assigned"_s, Value(m_context.source.identity().user));
    if (!rest.isEmpty()) {
        arguments.values.insert(u"note"_s, Value(rest));
    }
    if (!isNote && m_due->value().toInt() != 0) {
        arguments.values.insert(u"due"_s, m_due->value());
    }
    m_add->setEnabled(false);
    whenDone(
        m_context.source.execute(QLatin1String(m_relation.entity->name) + u".create"_s, arguments),
        this, [this](const Result<QList<Record>> &made) {
            m_add->setEnabled(true);
            if (!made) {
                emit failed(made.error());
                return;
            }
            m_text->setValue({});
            m_due->setValue({});
            emit added();
        });
}

bool ActivityComposer::eventFilter(QObject *watched, QEvent *event)
{
    const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    const auto *pressed = key ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool enter = key && pressed->modifiers().testFlag(Qt::ControlModifier)
        && (pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter);
    if (!enter) {
        return QWidget::eventFilter(watched, event);
    }
    // Here it adds the entry; the screen's primary action has it elsewhere.
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        add();
    }
    return true;
}

} // namespace kontor
