#pragma once

#include "common/base/fixed.h"
#include "common/entities/product/progress.h"

namespace kontor::product {

/// Tells from the lines of an order how far something is done that happens in parts.
class Parts
{
public:
    /// One line of which `done` of `whole` is done.
    void add(Quantity done, Quantity whole)
    {
        m_begun = m_begun || done.isPositive();
        m_open = m_open || done < whole;
    }
    /// Nothing is open; so without lines nothing is to be done, and that is complete.
    bool isComplete() const { return !m_open; }
    Progress progress() const
    {
        if (!m_begun) {
            return Progress::Nothing;
        }
        return m_open ? Progress::Partly : Progress::Complete;
    }

private:
    bool m_begun = false;
    bool m_open = false;
};

} // namespace kontor::product
