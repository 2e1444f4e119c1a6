#pragma once

#include "app/views/screen.h"

#include <QMap>

class QHBoxLayout;
class QToolButton;

namespace kontor {

class ValueEdit;

/// What a report asks for, as a row of fields above it; what is rarely asked stands behind "More".
class ReportParameterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportParameterBar(const ScreenContext &context, QWidget *parent = nullptr);

    /// Builds the fields and shows these values, which are as a Place holds them.
    void setUp(const QList<ReportParameter> &parameters, const QVariantMap &values);
    /// What stands in the fields, as a Place holds it: ISO dates and ids as text.
    QVariantMap values() const;
    /// Goes to the first field that must be filled in and is not; false when there is none.
    bool goToMissing();
    ValueEdit *editor(const QString &parameter) const { return m_editors.value(parameter); }

signals:
    /// A person changed a parameter.
    void changed();

private:
    void add(const ReportParameter &parameter, const QVariant &value);
    ValueEdit *makeEditor(const ReportParameter &parameter);
    void showMore(bool shown);

    ScreenContext m_context;
    QList<ReportParameter> m_parameters;
    QMap<QString, ValueEdit *> m_editors;
    QList<QWidget *> m_rare; ///< behind "More"
    QHBoxLayout *m_row;
    QHBoxLayout *m_moreRow;
    QWidget *m_content = nullptr;
    QToolButton *m_more = nullptr;
};

} // namespace kontor
