#include "common/model/query.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// The fields that every record has.
const Field *recordField(const QString &name)
{
    static const QList<Field> fields = [] {
        const auto described = [](const char *fieldName, FieldType type) {
            Field field;
            field.name = fieldName;
            field.type = type;
            return field;
        };
        return QList<Field>{described("id", FieldType::Reference),
                            described("version", FieldType::Integer),
                            described("archived", FieldType::Boolean),
                            described("created_at", FieldType::Instant),
                            described("created_by", FieldType::Reference),
                            described("changed_at", FieldType::Instant),
                            described("changed_by", FieldType::Reference)};
    }();
    for (const Field &field : fields) {
        if (name == QLatin1String(field.name)) {
            return &field;
        }
    }
    return nullptr;
}

const Field *findField(const Entity &entity, const QString &path)
{
    const QStringList steps = path.split(u'.');
    const Entity *at = &entity;
    for (qsizetype i = 0; i + 1 < steps.size(); ++i) {
        const Field *reference = at->find(steps.at(i));
        if (reference == nullptr || reference->target == nullptr) {
            return nullptr;
        }
        at = reference->target;
    }
    const Field *field = at->find(steps.last());
    return field != nullptr ? field : recordField(steps.last());
}

/// A recursive descent over `a=1 and (b~tea or not c is empty)`.
class Parser
{
public:
    Parser(const Entity &entity, const QString &text) : m_entity(entity), m_text(text) {}

    Result<Filter> parse()
    {
        TRY_ASSIGN(Filter filter, any());
        skipSpaces();
        if (m_position < m_text.size()) {
            return error();
        }
        return filter;
    }

private:
    Unexpected error() const
    {
        return fail("filter_malformed", "", {{u"position"_s, m_position}, {u"filter"_s, m_text}});
    }

    void skipSpaces()
    {
        while (m_position < m_text.size() && m_text.at(m_position).isSpace()) {
            ++m_position;
        }
    }

    bool take(QLatin1String token)
    {
        skipSpaces();
        if (!QStringView(m_text).mid(m_position).startsWith(token)) {
            return false;
        }
        m_position += token.size();
        return true;
    }

    static bool isWordPart(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; }

    bool takeWord(QLatin1String word)
    {
        skipSpaces();
        const QStringView rest = QStringView(m_text).mid(m_position);
        if (!rest.startsWith(word, Qt::CaseInsensitive)
            || (rest.size() > word.size() && isWordPart(rest.at(word.size())))) {
            return false;
        }
        m_position += word.size();
        return true;
    }

    Result<Filter> any()
    {
        TRY_ASSIGN(const Filter first, all());
        QList<Filter> parts{first};
        while (takeWord("or"_L1)) {
            TRY_ASSIGN(const Filter next, all());
            parts.append(next);
        }
        return parts.size() == 1 ? first : Filter::any(parts);
    }

    Result<Filter> all()
    {
        TRY_ASSIGN(const Filter first, one());
        QList<Filter> parts{first};
        while (takeWord("and"_L1)) {
            TRY_ASSIGN(const Filter next, one());
            parts.append(next);
        }
        return parts.size() == 1 ? first : Filter::all(parts);
    }

    Result<Filter> one()
    {
        // Deep nesting would only exhaust the stack.
        if (++m_depth > 100) {
            return error();
        }
        const auto deeper = qScopeGuard([this] { --m_depth; });
        if (takeWord("not"_L1)) {
            TRY_ASSIGN(const Filter part, one());
            return Filter::negate(part);
        }
        if (take("("_L1)) {
            TRY_ASSIGN(const Filter inner, any());
            if (!take(")"_L1)) {
                return error();
            }
            return inner;
        }
        return comparison();
    }

    Result<Filter> comparison()
    {
        skipSpaces();
        const qsizetype begin = m_position;
        while (m_position < m_text.size() && isWordPart(m_text.at(m_position))) {
            ++m_position;
        }
        const QString path = m_text.mid(begin, m_position - begin);
        if (path.isEmpty()) {
            return error();
        }
        const Field *field = findField(m_entity, path);
        if (field == nullptr) {
            return fail("field_unknown", qPrintable(path));
        }
        if (takeWord("is"_L1)) {
            const bool negated = takeWord("not"_L1);
            if (!takeWord("empty"_L1)) {
                return error();
            }
            const Filter empty{Filter::Op::Empty, path, {}, {}};
            return negated ? Filter::negate(empty) : empty;
        }
        if (takeWord("in"_L1)) {
            return membership(path, *field);
        }
        TRY_ASSIGN(const Filter::Op op, comparisonOperator());
        TRY_ASSIGN(const Value value, operand(path, *field, op));
        return Filter{op, path, {value}, {}};
    }

    Result<Filter> membership(const QString &path, const Field &field)
    {
        if (!take("("_L1)) {
            return error();
        }
        Filter filter{Filter::Op::In, path, {}, {}};
        do {
            TRY_ASSIGN(const Value value, operand(path, field, Filter::Op::In));
            filter.values.append(value);
        } while (take(","_L1));
        if (!take(")"_L1)) {
            return error();
        }
        return filter;
    }

    Result<Filter::Op> comparisonOperator()
    {
        using Op = Filter::Op;
        static const QList<std::pair<QLatin1String, Op>> operators{
            {"!="_L1, Op::NotEqual}, {"<="_L1, Op::LessOrEqual}, {">="_L1, Op::GreaterOrEqual},
            {"="_L1, Op::Equal},     {"<"_L1, Op::Less},         {">"_L1, Op::Greater},
            {"~"_L1, Op::Contains},  {"^"_L1, Op::StartsWith}};
        for (const auto &[token, op] : operators) {
            if (take(token)) {
                return op;
            }
        }
        return error();
    }

    Result<Value> operand(const QString &path, const Field &field, Filter::Op op)
    {
        TRY_ASSIGN(const QString text, literal());
        if (op == Filter::Op::Contains || op == Filter::Op::StartsWith) {
            return Value(text);
        }
        auto value = parseValue(field, text);
        if (!value) {
            return fail("value_malformed", qPrintable(path), {{u"value"_s, text}});
        }
        return value;
    }

    Result<QString> literal()
    {
        skipSpaces();
        const QChar quote = m_position < m_text.size() ? m_text.at(m_position) : QChar();
        QString text;
        if (quote == u'\'' || quote == u'"') {
            for (++m_position; m_position < m_text.size(); ++m_position) {
                if (m_text.at(m_position) == quote) {
                    // A doubled quote stands for itself.
                    if (m_text.mid(m_position + 1, 1) != QString(quote)) {
                        ++m_position;
                        return text;
                    }
                    ++m_position;
                }
                text.append(m_text.at(m_position));
            }
            return error();
        }
        while (m_position < m_text.size() && !m_text.at(m_position).isSpace()
               && m_text.at(m_position) != u')' && m_text.at(m_position) != u',') {
            text.append(m_text.at(m_position++));
        }
        return text.isEmpty() ? Result<QString>(error()) : text;
    }

    const Entity &m_entity;
    const QString m_text;
    qsizetype m_position = 0;
    int m_depth = 0;
};

} // namespace

Result<Filter> parseFilter(const Entity &entity, const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return Filter();
    }
    return Parser(entity, text).parse();
}

} // namespace kontor
