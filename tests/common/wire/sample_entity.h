#pragma once

#include "common/model/record.h"

/// A document with lines that has a field of every type; the wire's tests know no real entity.
namespace kontor {

enum class SampleState { Draft, Confirmed };

template <>
struct ChoicesOf<SampleState> {
    static const QList<Choice> &choices()
    {
        static const QList<Choice> list{{"draft", {"Sample", "Draft"}},
                                        {"confirmed", {"Sample", "Confirmed"}}};
        return list;
    }
};

struct SampleLine : LineBase {
    QString description;
    Quantity quantity;
    Rate price;
    Amount net;

    static const Entity entity;
};

struct Sample {
    Id<Sample> id;
    qint64 version = 0;
    QString name;
    QString phone;
    QString city;
    QString note;
    QString secret;
    qint64 days = 0;
    bool active = false;
    Amount amount;
    Amount limit;
    Quantity quantity;
    Rate rate;
    QDate date;
    Instant seen = 0;
    Id<Sample> parent;
    SampleState state = SampleState::Draft;
    QByteArray picture;
    QList<SampleLine> lines;

    static const Entity entity;
};

inline const Entity SampleLine::entity{
    "sample_line",
    {"SampleLine", "Line"},
    {"SampleLine", "Lines"},
    "sample",
    {field<&SampleLine::description>("description", {"SampleLine", "Description"}),
     field<&SampleLine::quantity>("quantity", {"SampleLine", "Quantity"}),
     field<&SampleLine::price>("price", {"SampleLine", "Price"}),
     field<&SampleLine::net>("net", {"SampleLine", "Net"})}};

inline const Entity Sample::entity =
    withLines<&Sample::lines>({"sample",
                               {"Sample", "Sample"},
                               {"Sample", "Samples"},
                               "sample",
                               {field<&Sample::name>("name", {"Sample", "Name"}, Naming),
                                field<&Sample::phone>("phone", {"Sample", "Phone"}),
                                field<&Sample::city>("city", {"Sample", "City"}),
                                field<&Sample::note>("note", {"Sample", "Note"}),
                                field<&Sample::secret>("secret", {"Sample", "Secret"}, Secret),
                                field<&Sample::days>("days", {"Sample", "Days"}),
                                field<&Sample::active>("active", {"Sample", "Active"}),
                                field<&Sample::amount>("amount", {"Sample", "Amount"}),
                                field<&Sample::limit>("limit", {"Sample", "Limit"}),
                                field<&Sample::quantity>("quantity", {"Sample", "Quantity"}),
                                field<&Sample::rate>("rate", {"Sample", "Rate"}),
                                field<&Sample::date>("date", {"Sample", "Date"}),
                                instantField<&Sample::seen>("seen", {"Sample", "Seen"}),
                                field<&Sample::parent>("parent", {"Sample", "Parent"}),
                                field<&Sample::state>("state", {"Sample", "State"}),
                                field<&Sample::picture>("picture", {"Sample", "Picture"})}});

/// A field that no struct stands behind.
inline Field plainField(const char *name, FieldType type)
{
    Field field;
    field.name = name;
    field.label = {"Sample", name};
    field.type = type;
    return field;
}

/// What a later program made of Sample: most fields and the lines are gone, "region" has come.
inline const Entity laterSample{"sample",
                                {"Sample", "Sample"},
                                {"Sample", "Samples"},
                                "sample",
                                {plainField("region", FieldType::Text),
                                 plainField("amount", FieldType::Amount),
                                 plainField("name", FieldType::Text)}};

inline const Entity *findSample(const QString &name)
{
    return name == QLatin1String("sample")     ? &Sample::entity
        : name == QLatin1String("sample_line") ? &SampleLine::entity
                                               : nullptr;
}

inline const Entity *findLaterSample(const QString &name)
{
    return name == QLatin1String("sample") ? &laterSample : nullptr;
}

} // namespace kontor
