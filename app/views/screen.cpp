#include "app/views/screen.h"

namespace kontor {

Screen::Screen(const ScreenContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
}

} // namespace kontor
