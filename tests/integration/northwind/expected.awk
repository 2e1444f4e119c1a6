# Computes, straight from the INSERT statements of the script and without any part of the product,
# what the books must hold after every order was bought for, delivered, invoiced and paid.
# Prints `name value` lines; amounts in cents.
#
# The rules of the trade in this test:
#   line      round(price x quantity x (1 - discount), 2), half up
#   VAT       13 % of each line, rounded
#   cost      60 % of the list price, rounded to cents; bought once per product:
#             what all orders take plus what the script says is in stock

function cents(value) { return int(value * 100 + 0.5 + 1e-7) }

/^INSERT "Order Details" VALUES\(/ {
    line = $0
    sub(/^.*VALUES\(/, "", line)
    sub(/\).*$/, "", line)
    split(line, part, ",")
    net = cents(part[3] * part[4] * (1 - part[5]))
    revenue += net
    vat += cents(net / 100 * 0.13)
    sold[part[2]] += part[4]
    lines++
    unrounded += part[3] * part[4] * (1 - part[5])
}

/^INSERT "Products"\(/ {
    # The name is the only text with a comma inside its quotes; it and the packing are dropped.
    line = $0
    sub(/^.*VALUES\(/, "", line)
    gsub(/'([^']|'')*'/, "x", line)
    split(line, part, ",")
    price[part[1]] = part[6]
    stock[part[1]] = part[7]
}

/^INSERT INTO "Orders"/ { orders++ }
/^INSERT "Customers"/ { customers++ }
/^INSERT "Suppliers"/ { suppliers++ }
/^INSERT "Employees"/ { employees++ }

END {
    for (product in price) {
        cost = cents(price[product] * 0.6)
        products++
        units += stock[product]
        sales_cost += cost * sold[product]
        stock_value += cost * stock[product]
        bought = cost * (sold[product] + stock[product])
        purchases += bought
        input_vat += cents(bought / 100 * 0.13)
    }
    printf "orders %d\nlines %d\ncustomers %d\nsuppliers %d\nproducts %d\nemployees %d\n",
        orders, lines, customers, suppliers, products, employees
    printf "revenue %d\nunrounded %.4f\noutput_vat %d\n", revenue, unrounded, vat
    printf "cost_of_sales %d\nstock_value %d\nstock_units %d\n", sales_cost, stock_value, units
    printf "purchases %d\ninput_vat %d\n", purchases, input_vat
}
