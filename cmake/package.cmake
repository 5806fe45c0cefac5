# What `cmake --install` puts where, and the Debian packages that `cpack` makes of it: yingda, and,
# where -DYINGDA_VOICE_MODEL=FOLDER gives the model of the voices' maker, yingda-voices with it.
# docs/admin.md says what an administrator does with them.
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME yingda)
set(SHARE ${CMAKE_INSTALL_DATADIR}/yingda)
set(DOCUMENTS ${CMAKE_INSTALL_DATADIR}/doc/yingda)

install(TARGETS yingda DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT yingda)
install(TARGETS yingda-ear yingda-sound DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/yingda COMPONENT yingda)
install(PROGRAMS service/under-cage DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/yingda COMPONENT yingda)
install(DIRECTORY audio/model DESTINATION ${SHARE} COMPONENT yingda)
install(DIRECTORY scenarios/packs DESTINATION ${SHARE} COMPONENT yingda)
install(DIRECTORY kiosk/drawing/icons DESTINATION ${SHARE} COMPONENT yingda FILES_MATCHING PATTERN *.svg)
install(FILES audio/voice/maker/kokoro.js DESTINATION ${SHARE} COMPONENT yingda)
file(GLOB PAGES ${CMAKE_SOURCE_DIR}/docs/*.md)
install(FILES ${PAGES} README.md README.zh.md CHANGELOG.md docs/settings.yaml service/cage.conf service/logind.conf
              service/debian/copyright
        DESTINATION ${DOCUMENTS} COMPONENT yingda)
install(DIRECTORY docs/pictures DESTINATION ${DOCUMENTS} COMPONENT yingda)
install(FILES service/yingda.service DESTINATION lib/systemd/system COMPONENT yingda)
install(FILES service/yingda.sysusers DESTINATION lib/sysusers.d RENAME yingda.conf COMPONENT yingda)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME yingda)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Kiosk on which staff rehearse with a difficult customer, by voice")
set(CPACK_PACKAGE_CONTACT "the Yingda developers <yingda@localhost>")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL yingda)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_STRIP_FILES ON)

# The libraries are found by dpkg-shlibdeps; programs, fonts and data are named here, and what SDL opens
# by name on a bare console: without EGL, GLES and Mesa's drivers nothing comes to the screen there.
set(CPACK_DEBIAN_YINGDA_PACKAGE_NAME yingda)
set(CPACK_DEBIAN_YINGDA_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_YINGDA_PACKAGE_DEPENDS "fonts-noto-cjk, espeak-ng, libegl1, libgles2, libgl1-mesa-dri, systemd | systemd-standalone-sysusers")
set(CPACK_DEBIAN_YINGDA_PACKAGE_RECOMMENDS "libasound2-plugins, alsa-utils")
set(CPACK_DEBIAN_YINGDA_PACKAGE_SUGGESTS "cage, seatd, xwayland, yingda-voices, sqlite3")
set(CPACK_DEBIAN_YINGDA_PACKAGE_CONTROL_EXTRA
    "${CMAKE_SOURCE_DIR}/service/debian/postinst;${CMAKE_SOURCE_DIR}/service/debian/prerm;${CMAKE_SOURCE_DIR}/service/debian/postrm")
set(CPACK_DEBIAN_YINGDA_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_COMPONENT_YINGDA_DESCRIPTION
    "Staff of a power company rehearse by voice with a difficult customer, and see what they said
and what they left out. Runs full screen and without a network.")

set(YINGDA_VOICE_MODEL "" CACHE PATH "Folder with the model of the voices' maker, for yingda-voices")
if(YINGDA_VOICE_MODEL)
    # A model that is another one speaks with other voices than the sounds that ship.
    file(SHA256 ${YINGDA_VOICE_MODEL}/kokoro-82m-int8-pitch.onnx SUM)
    if(NOT SUM STREQUAL ad493af7e7ab161fe89504531f069ff80ca8191250eb3a955d03f724c77ba6e8)
        message(FATAL_ERROR "${YINGDA_VOICE_MODEL}: not the model of docs/voices.md, its SHA-256 is ${SUM}")
    endif()
    foreach(needed voices symbols.tsv pinyin-phonemes.tsv LICENSE)
        if(NOT EXISTS ${YINGDA_VOICE_MODEL}/${needed})
            message(FATAL_ERROR "${YINGDA_VOICE_MODEL}: ${needed} is missing, see docs/voices.md")
        endif()
    endforeach()
    # npm's onnxruntime-node, which the folder may hold too, comes with the builds of all systems.
    install(DIRECTORY ${YINGDA_VOICE_MODEL}/ DESTINATION ${SHARE}/maker COMPONENT voices
            PATTERN darwin EXCLUDE PATTERN win32 EXCLUDE PATTERN .cache EXCLUDE)
    list(APPEND CPACK_COMPONENTS_ALL voices)
    set(CPACK_DEBIAN_VOICES_PACKAGE_NAME yingda-voices)
    set(CPACK_DEBIAN_VOICES_PACKAGE_SHLIBDEPS OFF)
    set(CPACK_DEBIAN_VOICES_PACKAGE_DEPENDS "yingda (= ${PROJECT_VERSION}), nodejs")
    set(CPACK_COMPONENT_VOICES_DESCRIPTION
        "The model that makes the voices of Yingda's customers (Kokoro-82M, Apache-2.0), for houses that
write packs of their own and have no network.")
endif()
include(CPack)
