#pragma once

#include "app/views/screen.h"

class QLabel;

namespace kontor {

class ReferenceTitles;

/// A command that the server refused: why and what helps, and what was typed.
class RefusalView final : public QWidget
{
    Q_OBJECT

public:
    explicit RefusalView(const ScreenContext &context, QWidget *parent = nullptr);

    void showItem(const AttentionItem &item);
    QString reason() const;

    /// What was to be done, in the words of the program: "Confirm", "New", "Change".
    static QString verb(const AttentionItem &item);

private:
    void showValues();

    AttentionItem m_item;
    ReferenceTitles *m_titles;
    QLabel *m_what;
    QLabel *m_reason;
    QLabel *m_hint;
    QLabel *m_values;
};

} // namespace kontor
