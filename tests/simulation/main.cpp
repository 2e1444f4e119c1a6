#include "tests/simulation/program.h"

int main(int argc, char **argv)
{
    return kontor::sim::runProgram(argc, argv);
}
