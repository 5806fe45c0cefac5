# How a folder becomes a library, and a test file a test.

# yingda_library(audio SOURCES a.c b.c USES language PACKAGES portaudio-2.0 speexdsp)
# USES names the folders it may include; PACKAGES are pkg-config names, linked privately.
function(yingda_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;PACKAGES;LIBRARIES" ${ARGN})
    add_library(yingda_${name} STATIC ${ARG_SOURCES})
    target_include_directories(yingda_${name} PUBLIC ${CMAKE_SOURCE_DIR})
    foreach(folder ${ARG_USES})
        target_link_libraries(yingda_${name} PUBLIC yingda_${folder})
    endforeach()
    if(ARG_PACKAGES)
        pkg_check_modules(PC_${name} REQUIRED IMPORTED_TARGET ${ARG_PACKAGES})
        target_link_libraries(yingda_${name} PRIVATE PkgConfig::PC_${name})
    endif()
    target_link_libraries(yingda_${name} PUBLIC ${ARG_LIBRARIES} m)
endfunction()

# yingda_test(wav USES audio), said in audio/: tests/audio/test_wav.c, run by ctest as `wav` with the
# repository as its working folder. SOURCES are other files of tests/. LABELS threads marks those that
# ThreadSanitizer runs too; with THREADS_NIGHTLY it runs them once a night, because others that it
# always runs start the same threads. LABELS whole marks those that play whole rehearsals or listen to
# many sounds: ./test runs them in the optimised build, and under ASan once a night. Exit 77 is a
# skip. TIMEOUT_S is 60 unless given; what may take longest begins first.
function(yingda_test name)
    if(NOT YINGDA_TESTS)
        return()
    endif()
    cmake_parse_arguments(ARG "THREADS_NIGHTLY" "TIMEOUT_S" "USES;SOURCES;LABELS;PACKAGES" ${ARGN})
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    add_executable(test_${name} ${CMAKE_SOURCE_DIR}/tests/${folder}/test_${name}.c)
    set(built test_${name})
    foreach(source ${ARG_SOURCES}) # compiled once for all the tests that share it
        string(MAKE_C_IDENTIFIER "shared_${source}" shared)
        if(NOT TARGET ${shared})
            add_library(${shared} OBJECT ${CMAKE_SOURCE_DIR}/tests/${source})
            list(APPEND built ${shared})
        endif()
        target_sources(test_${name} PRIVATE $<TARGET_OBJECTS:${shared}>)
    endforeach()
    if(ARG_PACKAGES)
        pkg_check_modules(PC_TEST_${name} REQUIRED IMPORTED_TARGET ${ARG_PACKAGES})
    endif()
    foreach(target ${built})
        foreach(folder ${ARG_USES})
            target_link_libraries(${target} PRIVATE yingda_${folder})
        endforeach()
        if(ARG_PACKAGES)
            target_link_libraries(${target} PRIVATE PkgConfig::PC_TEST_${name})
        endif()
        target_compile_definitions(${target} PRIVATE
            YINGDA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" YINGDA_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    endforeach()
    add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    if("threads" IN_LIST ARG_LABELS)
        add_dependencies(threaded_tests test_${name})
    endif()
    if(ARG_THREADS_NIGHTLY AND YINGDA_TSAN)
        list(APPEND ARG_LABELS threads nightly)
    endif()
    if(NOT ARG_TIMEOUT_S)
        set(ARG_TIMEOUT_S 60)
    endif()
    set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT ${ARG_TIMEOUT_S}
                         COST ${ARG_TIMEOUT_S} LABELS "${ARG_LABELS}")
endfunction()

# yingda_nightly(demo others TIMEOUT_S 300): test_demo with that argument, run by ctest as `demo_others`
# once a night (./test nightly): what takes long and is the same as something that ./test always runs.
function(yingda_nightly name argument)
    if(NOT YINGDA_TESTS)
        return()
    endif()
    cmake_parse_arguments(ARG "" "TIMEOUT_S" "" ${ARGN})
    add_test(NAME ${name}_${argument} COMMAND test_${name} ${argument}
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name}_${argument} PROPERTIES SKIP_RETURN_CODE 77
                         TIMEOUT ${ARG_TIMEOUT_S} LABELS nightly)
endfunction()

# yingda_script_test(kiosk/test_chain TIMEOUT_S n LABELS ...): tests/kiosk/test_chain, an executable
# script, run as `chain`; it finds the programs of this build in $YINGDA_BIN_DIR. Exit 77 is a skip.
# ARGUMENT hour: the same script with that argument, run as `chain_hour`.
function(yingda_script_test script)
    if(NOT YINGDA_TESTS)
        return()
    endif()
    cmake_parse_arguments(ARG "" "TIMEOUT_S;ARGUMENT" "LABELS" ${ARGN})
    if(NOT ARG_TIMEOUT_S)
        set(ARG_TIMEOUT_S 60)
    endif()
    string(REGEX REPLACE "^(.*/)?test_" "" name ${script})
    if(ARG_ARGUMENT)
        string(APPEND name _${ARG_ARGUMENT})
    endif()
    add_test(NAME ${name} COMMAND ${CMAKE_SOURCE_DIR}/tests/${script} ${ARG_ARGUMENT}
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT ${ARG_TIMEOUT_S}
                         COST ${ARG_TIMEOUT_S} LABELS "${ARG_LABELS}" ENVIRONMENT "YINGDA_BIN_DIR=${CMAKE_BINARY_DIR}/bin")
endfunction()

# yingda_fuzz(wav USES audio SOURCES ...), said in tests/: tests/fuzz/fuzz_wav.c. With YINGDA_FUZZ it is
# a libFuzzer program; without, one that replays the inputs of tests/fuzz/corpus/wav, run by ctest as
# `fuzz_wav`. SOURCES are other files of tests/, LIBRARIES pkg-config names.
function(yingda_fuzz name)
    if(NOT YINGDA_TESTS)
        return()
    endif()
    cmake_parse_arguments(ARG "" "" "USES;SOURCES;LIBRARIES" ${ARGN})
    add_executable(fuzz_${name} fuzz/fuzz_${name}.c fuzz/blob.c ${ARG_SOURCES})
    if(ARG_LIBRARIES)
        pkg_check_modules(PC_FUZZ_${name} REQUIRED IMPORTED_TARGET ${ARG_LIBRARIES})
        target_link_libraries(fuzz_${name} PRIVATE PkgConfig::PC_FUZZ_${name})
    endif()
    add_dependencies(fuzzers fuzz_${name})
    foreach(folder ${ARG_USES})
        target_link_libraries(fuzz_${name} PRIVATE yingda_${folder})
    endforeach()
    target_include_directories(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_definitions(fuzz_${name} PRIVATE YINGDA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    if(YINGDA_FUZZ)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        return()
    endif()
    target_sources(fuzz_${name} PRIVATE fuzz/replay.c)
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} tests/fuzz/corpus/${name}
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(fuzz_${name} PROPERTIES TIMEOUT 60)
endfunction()
