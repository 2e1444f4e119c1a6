"""The Debian packages hold what they should and say what they need.

usage: packages_test.py BUILD_FOLDER SOURCE_FOLDER
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD, SOURCE = (pathlib.Path(argument) for argument in sys.argv[1:3])


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        output("cpack", "--config", str(BUILD / "CPackConfig.cmake"), "-B", cls.folder.name)
        found = pathlib.Path(cls.folder.name).glob("*.deb")
        cls.package = {path.name.split("_")[0]: str(path) for path in found}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check_files(self, package, expected):
        files = self.files(package)
        for path in expected:
            self.assertIn(path, files)

    def files(self, package):
        lines = output("dpkg-deb", "--contents", self.package[package]).splitlines()
        return {line.split()[5].removeprefix(".") for line in lines}

    def field(self, package, name):
        return output("dpkg-deb", "--field", self.package[package], name)

    def test_there_are_two(self):
        self.assertEqual(sorted(self.package), ["kontor", "kontor-server"])

    def test_the_desktop_can_be_started_from_the_menu(self):
        self.check_files("kontor", (
            "/usr/bin/kontor",
            "/usr/share/applications/org.kontor.Kontor.desktop",
            "/usr/share/metainfo/org.kontor.Kontor.metainfo.xml",
            "/usr/share/icons/hicolor/scalable/apps/org.kontor.Kontor.svg",
            "/usr/share/doc/kontor/copyright",
        ))
        self.assertNotIn("/usr/bin/kontor-server", self.files("kontor"))

    def test_the_server_is_a_service(self):
        self.check_files("kontor-server", (
            "/usr/bin/kontor-server",
            "/usr/bin/kontor-admin",
            "/usr/lib/systemd/system/kontor-server.service",
            "/etc/kontor/kontor-server.conf",
            "/usr/share/doc/kontor-server/administration.md",
            "/usr/share/doc/kontor-server/cluster/README.md",
        ))
        # What the administrator has changed is not written over by an upgrade.
        control = output("dpkg-deb", "--info", self.package["kontor-server"], "conffiles")
        self.assertEqual(control.strip(), "/etc/kontor/kontor-server.conf")
        for script in ("postinst", "prerm", "postrm"):
            text = output("dpkg-deb", "--info", self.package["kontor-server"], script)
            self.assertEqual(subprocess.run(["sh", "-n"], input=text, text=True).returncode, 0)

    def test_what_is_linked_is_depended_on(self):
        for library in ("libqt6widgets6", "libqt6charts6", "libsodium23", "breeze-icon-theme"):
            self.assertIn(library, self.field("kontor", "Depends"))
        server = self.field("kontor-server", "Depends")
        for library in ("libqt6core6", "libpq5", "libsqlite3-0", "libssl3", "adduser"):
            self.assertIn(library, server)
        self.assertNotIn("libqt6widgets6", server)

    def test_the_menu_and_the_software_centre_understand_it(self):
        linux = SOURCE / "packaging" / "linux"
        output("desktop-file-validate", str(linux / "org.kontor.Kontor.desktop"))
        output("appstreamcli", "validate", "--no-net", str(linux / "org.kontor.Kontor.metainfo.xml"))

    def test_the_settings_are_those_that_the_server_knows(self):
        for file in (
            SOURCE / "packaging" / "linux" / "kontor-server.conf",
            SOURCE / "packaging" / "cluster" / "kontor-server.conf",
        ):
            shown = output(
                str(BUILD / "bin" / "kontor-server"), "--config", str(file), "--print-config"
            )
            self.assertIn("data = /var/lib/kontor", shown)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
