#include "server/exchange/xlsx_reader.h"

#include "server/exchange/xlsx_styles.h"

#include <QBuffer>
#include <QFile>
#include <QHash>
#include <QXmlStreamReader>

#include <array>
#include <minizip/unzip.h>
#include <optional>

namespace kontor {

namespace {

constexpr qint64 maximumPartBytes = 128LL * 1024 * 1024;
constexpr qint64 maximumTotalBytes = 256LL * 1024 * 1024;
constexpr int maximumRows = 1'048'576; // ECMA-376
constexpr int maximumColumns = 16'384;

/// The parts of the package by name; a workbook is a zip archive of XML files.
class Package
{
public:
    explicit Package(const QString &path) : m_zip(unzOpen64(QFile::encodeName(path).constData())) {}
    ~Package()
    {
        if (m_zip != nullptr) {
            unzClose(m_zip);
        }
    }
    Package(const Package &) = delete;
    Package &operator=(const Package &) = delete;

    bool isOpen() const { return m_zip != nullptr; }

    /// Nothing when there is no such part. Errors: xlsx_unreadable, xlsx_too_large.
    Result<std::optional<QByteArray>> part(const QString &name)
    {
        constexpr int ignoreCase = 2;
        if (name.isEmpty()
            || unzLocateFile(m_zip, name.toUtf8().constData(), ignoreCase) != UNZ_OK) {
            return std::optional<QByteArray>();
        }
        TRY_ASSIGN(const QByteArray bytes, current());
        return std::optional(bytes);
    }

    /// Reads every part once: a workbook with one damaged part is not to be trusted in the others.
    /// Errors: xlsx_unreadable, xlsx_too_large.
    Result<void> verify()
    {
        qint64 total = 0;
        int next = unzGoToFirstFile(m_zip);
        for (; next == UNZ_OK; next = unzGoToNextFile(m_zip)) {
            TRY_ASSIGN(const QByteArray bytes, current());
            total += bytes.size();
            TRY(require(total <= maximumTotalBytes, "xlsx_too_large"));
        }
        return require(next == UNZ_END_OF_LIST_OF_FILE, "xlsx_unreadable");
    }

private:
    Result<QByteArray> current()
    {
        if (unzOpenCurrentFile(m_zip) != UNZ_OK) {
            return fail("xlsx_unreadable");
        }
        QByteArray bytes;
        int count = 0;
        do {
            std::array<char, 65'536> block;
            count = unzReadCurrentFile(m_zip, block.data(), block.size());
            bytes.append(block.data(), std::max(count, 0));
        } while (count > 0 && bytes.size() <= maximumPartBytes);
        // Closing compares the checksum, but only of what was read whole.
        const bool whole = unzCloseCurrentFile(m_zip) == UNZ_OK;
        TRY(require(bytes.size() <= maximumPartBytes, "xlsx_too_large"));
        TRY(require(count == 0 && whole, "xlsx_unreadable"));
        return bytes;
    }

    unzFile m_zip;
};

struct Sheet {
    QString name;
    QString relation;
};

struct Workbook {
    QList<Sheet> sheets;
    bool since1904 = false;
    QHash<QString, QString> parts; ///< target by relation id
    QString styles;
    QString strings;
};

QString attribute(const QXmlStreamReader &xml, const char *name)
{
    for (const QXmlStreamAttribute &attribute : xml.attributes()) {
        if (attribute.name() == QLatin1String(name)) {
            return attribute.value().toString();
        }
    }
    return {};
}

/// Targets are relative to the folder of the workbook, or absolute.
QString resolved(const QString &folder, const QString &target)
{
    return target.startsWith(u'/') ? target.mid(1) : folder + target;
}

void readRelations(const QByteArray &bytes, const QString &folder, Workbook &workbook)
{
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement() || xml.name() != QLatin1String("Relationship")) {
            continue;
        }
        const QString target = resolved(folder, attribute(xml, "Target"));
        const QString type = attribute(xml, "Type").section(u'/', -1);
        workbook.parts.insert(attribute(xml, "Id"), target);
        if (type == QLatin1String("styles")) {
            workbook.styles = target;
        } else if (type == QLatin1String("sharedStrings")) {
            workbook.strings = target;
        }
    }
}

void readSheetList(const QByteArray &bytes, Workbook &workbook)
{
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == QLatin1String("workbookPr")) {
            // Extensions bring elements of the same name, without this attribute.
            const QString value = attribute(xml, "date1904");
            workbook.since1904 =
                workbook.since1904 || value == QLatin1String("1") || value == QLatin1String("true");
        } else if (xml.name() == QLatin1String("sheet")) {
            // Both the sheet's number and its relation are called id; the relation is r:id.
            QString relation;
            for (const QXmlStreamAttribute &each : xml.attributes()) {
                if (each.name() == QLatin1String("id") && !each.prefix().isEmpty()) {
                    relation = each.value().toString();
                }
            }
            workbook.sheets.append({attribute(xml, "name"), relation});
        }
    }
}

/// `_x000D_` and the like stand for characters that XML cannot hold.
QString unescaped(QString text)
{
    qsizetype at = 0;
    while ((at = text.indexOf(QLatin1String("_x"), at)) >= 0) {
        bool valid = false;
        const ushort code = text.mid(at + 2, 4).toUShort(&valid, 16);
        if (valid && text.mid(at + 6, 1) == QLatin1String("_")) {
            text.replace(at, 7, QChar(code));
        }
        ++at;
    }
    return text;
}

/// The text of the element where `xml` stands: rich text joined, phonetic guides left out.
QString readRichText(QXmlStreamReader &xml)
{
    QString text;
    int depth = 1;
    int phonetic = 0;
    bool inText = false;
    while (depth > 0 && !xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            ++depth;
            phonetic += xml.name() == QLatin1String("rPh") ? 1 : 0;
            inText = phonetic == 0 && xml.name() == QLatin1String("t");
        } else if (xml.isEndElement()) {
            --depth;
            phonetic -= xml.name() == QLatin1String("rPh") ? 1 : 0;
            inText = false;
        } else if (xml.isCharacters() && inText) {
            text += xml.text();
        }
    }
    return unescaped(text);
}

QStringList readSharedStrings(const QByteArray &bytes)
{
    QStringList strings;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("si")) {
            strings.append(readRichText(xml));
        }
    }
    return strings;
}

/// "BC23" -> 54; -1 when the reference is malformed.
int columnOf(const QString &reference)
{
    int column = 0;
    for (const QChar character : reference) {
        const QChar upper = character.toUpper();
        if (upper < u'A' || upper > u'Z') {
            break;
        }
        column = column * 26 + (upper.unicode() - u'A' + 1);
        if (column > maximumColumns) {
            return -1;
        }
    }
    return column - 1;
}

/// Reads the rows of one sheet.
class SheetReader
{
public:
    SheetReader(const QByteArray &bytes, const QStringList &strings, const QList<CellKind> &styles,
                bool since1904)
        : m_xml(bytes), m_strings(strings), m_styles(styles), m_since1904(since1904)
    {
    }

    Result<TextTable> read()
    {
        while (!m_xml.atEnd() && m_rows <= maximumRows) {
            m_xml.readNext();
            if (m_xml.isStartElement() && m_xml.name() == QLatin1String("row")) {
                const int number = attribute(m_xml, "r").toInt();
                m_number = number > 0 ? number : m_number + 1;
                addRow(readRow());
            }
        }
        if (m_xml.hasError()) {
            return fail("xlsx_unreadable");
        }
        if (m_table.header.isEmpty()) {
            return fail("xlsx_empty");
        }
        return m_table;
    }

private:
    QStringList readRow()
    {
        QStringList cells;
        int column = -1;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isEndElement() && m_xml.name() == QLatin1String("row")) {
                break;
            }
            if (!m_xml.isStartElement() || m_xml.name() != QLatin1String("c")) {
                continue;
            }
            const QString reference = attribute(m_xml, "r");
            column = reference.isEmpty() ? column + 1 : columnOf(reference);
            const QString text = readCell();
            if (column < 0 || text.isEmpty()) {
                continue;
            }
            while (cells.size() <= column) {
                cells.append(QString());
            }
            cells[column] = text;
        }
        return cells;
    }

    QString readCell()
    {
        const QString type = attribute(m_xml, "t");
        const int style = attribute(m_xml, "s").toInt();
        QString text;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isEndElement() && m_xml.name() == QLatin1String("c")) {
                break;
            }
            if (m_xml.isStartElement() && m_xml.name() == QLatin1String("v")) {
                text = meaning(m_xml.readElementText(), type, style);
            } else if (m_xml.isStartElement() && m_xml.name() == QLatin1String("is")) {
                text = readRichText(m_xml);
            }
        }
        return text;
    }

    QString meaning(const QString &value, const QString &type, int style) const
    {
        if (value.isEmpty()) {
            return value;
        }
        if (type == QLatin1String("s")) {
            return m_strings.value(value.toInt());
        }
        if (type == QLatin1String("b")) {
            return value == QLatin1String("1") ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
        }
        if (type == QLatin1String("d")) {
            return QString(value).replace(u'T', u' ');
        }
        if (!type.isEmpty() && type != QLatin1String("n")) {
            return unescaped(value);
        }
        bool number = false;
        const double serial = value.toDouble(&number);
        return number ? serialToText(serial, m_styles.value(style, CellKind::Number), m_since1904)
                      : value;
    }

    void addRow(QStringList cells)
    {
        ++m_rows;
        if (cells.isEmpty()) {
            return;
        }
        if (m_table.header.isEmpty()) {
            m_table.header = cells;
            return;
        }
        while (cells.size() < m_table.header.size()) {
            cells.append(QString());
        }
        m_table.rows.append(cells);
        m_table.lineNumbers.append(m_number);
    }

    QXmlStreamReader m_xml;
    const QStringList &m_strings;
    const QList<CellKind> &m_styles;
    bool m_since1904;
    TextTable m_table;
    int m_rows = 0;
    int m_number = 0;
};

/// Where the workbook is: named by the package's own relations, usually xl/workbook.xml.
Result<QString> workbookPart(Package &package)
{
    TRY_ASSIGN(const auto relations, package.part(QStringLiteral("_rels/.rels")));
    QXmlStreamReader xml(relations.value_or(QByteArray()));
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && attribute(xml, "Type").endsWith(u"/officeDocument")) {
            return resolved(QString(), attribute(xml, "Target"));
        }
    }
    return fail("xlsx_unreadable");
}

Result<Workbook> readWorkbook(Package &package)
{
    TRY_ASSIGN(const QString path, workbookPart(package));
    const QString folder = path.contains(u'/') ? path.section(u'/', 0, -2) + u'/' : QString();
    const QString relationsPath =
        folder + QStringLiteral("_rels/") + path.section(u'/', -1) + QStringLiteral(".rels");
    TRY_ASSIGN(const auto bytes, package.part(path));
    TRY_ASSIGN(const auto relations, package.part(relationsPath));
    if (!bytes || !relations) {
        return fail("xlsx_unreadable");
    }
    Workbook workbook;
    readSheetList(*bytes, workbook);
    readRelations(*relations, folder, workbook);
    return workbook;
}

} // namespace

Result<TextTable> readXlsx(const QString &path, const QString &sheet)
{
    Package package(path);
    if (!package.isOpen()) {
        return fail("xlsx_unreadable");
    }
    TRY(package.verify());
    TRY_ASSIGN(const Workbook workbook, readWorkbook(package));
    const auto wanted =
        std::find_if(workbook.sheets.begin(), workbook.sheets.end(),
                     [&sheet](const Sheet &each) { return sheet.isEmpty() || each.name == sheet; });
    if (wanted == workbook.sheets.end()) {
        return fail("xlsx_sheet_unknown", "", {{QStringLiteral("sheet"), sheet}});
    }
    TRY_ASSIGN(const auto cells, package.part(workbook.parts.value(wanted->relation)));
    TRY_ASSIGN(const auto strings, package.part(workbook.strings));
    TRY_ASSIGN(auto styles, package.part(workbook.styles));
    if (!cells) {
        return fail("xlsx_unreadable");
    }
    QBuffer styleBuffer;
    styleBuffer.setData(styles.value_or(QByteArray()));
    styleBuffer.open(QIODevice::ReadOnly);
    const QList<CellKind> kinds = readStyles(styleBuffer);
    const QStringList shared = readSharedStrings(strings.value_or(QByteArray()));
    return SheetReader(*cells, shared, kinds, workbook.since1904).read();
}

} // namespace kontor
