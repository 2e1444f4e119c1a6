#include "tests/support/trade_entities.h"

namespace kontor {

const QList<Choice> &ChoicesOf<test::Grade>::choices()
{
    static const QList<Choice> list{
        {"gold", {"Grade", "Gold"}}, {"silver", {"Grade", "Silver"}}, {"lead", {"Grade", "Lead"}}};
    return list;
}

namespace test {

const Entity Region::entity{"region",
                            {"Region", "Region"},
                            {"Region", "Regions"},
                            "trade",
                            {field<&Region::name>("name", {"Region", "Name"}, Required | Naming)}};

const Entity Client::entity{
    "client",
    {"Client", "Client"},
    {"Client", "Clients"},
    "trade",
    {field<&Client::name>("name", {"Client", "Name"}, Required | Naming | Searchable | Phonetic),
     field<&Client::code>("code", {"Client", "Code"}, Unique | Searchable),
     field<&Client::region>("region", {"Client", "Region"}),
     field<&Client::grade>("grade", {"Client", "Grade"}, Indexed),
     field<&Client::limit>("limit", {"Client", "Limit"}, Indexed),
     field<&Client::visits>("visits", {"Client", "Visits"}),
     field<&Client::active>("active", {"Client", "Active"}),
     field<&Client::since>("since", {"Client", "Since"}, Indexed),
     instantField<&Client::seenAt>("seen_at", {"Client", "Seen"}),
     field<&Client::picture>("picture", {"Client", "Picture"})}};

const Entity DealLine::entity = [] {
    Entity entity{"deal_line",
                  {"DealLine", "Line"},
                  {"DealLine", "Lines"},
                  "trade",
                  {field<&DealLine::what>("what", {"DealLine", "What"}),
                   field<&DealLine::quantity>("quantity", {"DealLine", "Quantity"}),
                   field<&DealLine::price>("price", {"DealLine", "Price"})}};
    entity.isLine = true;
    return entity;
}();

const Entity Deal::entity = withLines<&Deal::lines>(
    {"deal",
     {"Deal", "Deal"},
     {"Deal", "Deals"},
     "trade",
     {field<&Deal::number>("number", {"Deal", "Number"}, Naming | Unique | Searchable),
      field<&Deal::client>("client", {"Deal", "Client"}, Required),
      field<&Deal::date>("date", {"Deal", "Date"}, Indexed),
      field<&Deal::total>("total", {"Deal", "Total"})}});

QList<const Entity *> tradeEntities()
{
    return {&Region::entity, &Client::entity, &Deal::entity};
}

} // namespace test
} // namespace kontor
