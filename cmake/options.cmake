# Compiler, warnings, sanitizers and the tools that make a build fast; nothing here knows the product.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

option(KONTOR_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
option(KONTOR_WERROR "Treat warnings as errors" ON)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
        ${CMAKE_SOURCE_DIR}/cmake/compile)
    # ccache can only reuse objects built from a precompiled header when it may look inside it.
    add_compile_options(-fpch-preprocess)
endif()
find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# Shadowing is checked among locals only: an enumerator of an enum class may share its name with a type.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow=local -Wnon-virtual-dtor)
if(KONTOR_WERROR)
    add_compile_options(-Werror)
endif()
if(KONTOR_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
add_compile_definitions(QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_STRICT_ITERATORS QT_MESSAGELOGCONTEXT)
