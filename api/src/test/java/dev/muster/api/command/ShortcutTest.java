package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortcutTest {

    @Test
    void simulateAndAtMostAFileNeedNotBeTakenApart() {
        assertThat(Shortcut.fits("simulate")).isTrue();
        assertThat(Shortcut.fits("simulate", "cases.ndjson")).isTrue();
        assertThat(Shortcut.fits("simulate", "-")).isTrue();
    }

    @Test
    void everythingElseIsTakenApart() {
        assertThat(Shortcut.fits()).isFalse();
        assertThat(Shortcut.fits("lint", "policy.json")).isFalse();
        assertThat(Shortcut.fits("simulate", "--help")).isFalse();
        assertThat(Shortcut.fits("simulate", "@arguments")).isFalse();
        assertThat(Shortcut.fits("simulate", "")).isFalse();
        assertThat(Shortcut.fits("simulate", "one", "another")).isFalse();
    }
}
