#include "app/views/reference_dialogs.h"

#include "app/models/record_lookup.h"

#include "app/views/field_form.h"
#include "app/views/list_view.h"
#include "app/views/record_table.h"

#include "app/widgets/filter_bar.h"
#include "app/widgets/reference_picker.h"
#include "app/widgets/theme.h"

#include "common/base/when_done.h"
#include "common/model/error_text.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr QSize browseSize(200 * theme::grid, 130 * theme::grid);
constexpr int createWidth = 130 * theme::grid;

QString tr(const char *text)
{
    return QCoreApplication::translate("ReferenceDialogs", text);
}

QDialog *makeDialog(const QString &title, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, theme::margin);
    column->setSpacing(2 * theme::grid);
    return dialog;
}

/// What a person must or usually does say about a new record on the spot.
QStringList firstFields(const Entity &entity)
{
    QStringList fields;
    const auto add = [&fields](const Field &field) {
        const QString name = QString::fromLatin1(field.name);
        if (!field.has(ReadOnly) && !field.has(Technical) && !fields.contains(name)) {
            fields.append(name);
        }
    };
    for (const Field &field : entity.fields) {
        if (field.has(Required) || field.has(Naming)) {
            add(field);
        }
    }
    for (const Field &field : entity.fields) {
        if (field.has(Searchable) && fields.size() < 6) {
            add(field);
        }
    }
    return fields;
}

/// Values that make a new record fit the lookup's filter: a supplier for a supplier field.
void fitFilter(const Filter &filter, Record &record)
{
    if (filter.op == Filter::Op::All) {
        for (const Filter &part : filter.parts) {
            fitFilter(part, record);
        }
    } else if (filter.op == Filter::Op::Equal && record.entity->find(filter.field) != nullptr) {
        const QByteArray field = filter.field.toLatin1();
        record.set(QLatin1String(field), filter.values.value(0));
    }
}

void saveInto(const ScreenContext &context, ReferencePicker &picker, QDialog &dialog,
              FieldForm &form, Record record)
{
    Arguments arguments;
    arguments.record = record.id;
    const QStringList fields = form.fields();
    for (const QString &field : fields) {
        const QByteArray name = field.toLatin1();
        record.set(QLatin1String(name), form.value(field));
    }
    const Record fresh(*record.entity);
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        if (record.values.at(i) != fresh.values.at(i)) {
            arguments.values.insert(QString::fromLatin1(record.entity->fields.at(i).name),
                                    record.values.at(i));
        }
    }
    whenDone(context.source.execute(QLatin1String(record.entity->name) + QStringLiteral(".create"),
                                    arguments),
             &dialog, [&picker, &dialog, &form, record](const Result<QList<Record>> &saved) {
                 if (!saved) {
                     if (!form.showError(saved.error())) {
                         auto *message = dialog.findChild<QLabel *>(QStringLiteral("message"));
                         message->setText(errorText(saved.error()));
                         message->show();
                     }
                     return;
                 }
                 picker.pick({record.id, record.title(), {}});
                 dialog.accept();
             });
}

} // namespace

void browseInto(const ScreenContext &context, ReferencePicker &picker, const QString &typed)
{
    const auto *lookup = qobject_cast<RecordLookup *>(&picker.lookup());
    if (lookup == nullptr) {
        return;
    }
    QDialog *dialog = makeDialog(lookup->entity().plural.translated(), picker.window());
    dialog->resize(browseSize);
    auto *list = new ListView(context, lookup->entity(), dialog);
    list->setPicking(true);
    list->setBaseFilter(lookup->filter());
    if (!typed.isEmpty()) {
        list->setFilter(Filter::search(typed));
    }
    dialog->layout()->addWidget(list);
    // The dialog goes when the picker does; a grid's editor may be closed meanwhile.
    QObject::connect(&picker, &QObject::destroyed, dialog, &QDialog::reject);
    QObject::connect(list, &ListView::picked, dialog,
                     [dialog, picker = QPointer(&picker)](const QUuid &id, const QString &title) {
                         dialog->accept();
                         if (picker != nullptr) {
                             picker->pick({id, title, {}});
                             picker->setFocus();
                         }
                     });
    dialog->open();
    (typed.isEmpty() ? static_cast<QWidget *>(list->table()) : list->filterBar()->searchField())
        ->setFocus();
}

void createInto(const ScreenContext &context, ReferencePicker &picker, const QString &typed)
{
    const auto *lookup = qobject_cast<RecordLookup *>(&picker.lookup());
    if (lookup == nullptr) {
        return;
    }
    const Entity &entity = lookup->entity();
    const QString heading =
        tr(QT_TRANSLATE_NOOP("ReferenceDialogs", "New: %1")).arg(entity.label.translated());
    QDialog *dialog = makeDialog(heading, picker.window());
    dialog->setMinimumWidth(createWidth);
    dialog->layout()->setContentsMargins(theme::margin, theme::margin, theme::margin,
                                         theme::margin);
    auto *form = new FieldForm(context, entity, dialog);
    form->setColumnCount(1);
    form->setSections({{{}, firstFields(entity), false}});
    Record record(entity);
    fitFilter(lookup->filter(), record);
    if (const Field *naming = entity.namingField()) {
        record.set(naming->name, Value(typed));
    }
    form->setRecord(record);
    auto *message = new QLabel(dialog);
    message->setObjectName(QStringLiteral("message"));
    message->setWordWrap(true);
    theme::setTone(message, "negative");
    message->hide();
    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *create = buttons->addButton(tr(QT_TRANSLATE_NOOP("ReferenceDialogs", "Create")),
                                             QDialogButtonBox::AcceptRole);
    theme::setKind(create, "primary");
    create->setDefault(true);
    buttons->addButton(tr(QT_TRANSLATE_NOOP("ReferenceDialogs", "Cancel")),
                       QDialogButtonBox::RejectRole);
    for (QWidget *widget : {static_cast<QWidget *>(form), static_cast<QWidget *>(message),
                            static_cast<QWidget *>(buttons)}) {
        dialog->layout()->addWidget(widget);
    }
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog,
                     [context, &picker, dialog, form, record] {
                         if (form->check()) {
                             saveInto(context, picker, *dialog, *form, record);
                         }
                     });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(&picker, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
    form->focusFirst();
}

} // namespace kontor
