package dev.muster.iam.lint.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,203.0.113.7/32,false,false",
        "203.0.113.7/24,203.0.113.0/24,true,false",
        "0.0.0.0/0,0.0.0.0/0,false,false",
        "10.1.2.3/8,10.0.0.0/8,true,true",
        "172.31.255.255,172.31.255.255/32,false,true",
        "172.32.0.0/16,172.32.0.0/16,false,false",
        "192.0.0.0/4,192.0.0.0/4,false,false",
        "2001:db8::/32,2001:db8:0:0:0:0:0:0/32,false,false",
        "2001:DB8:1234:5678::1/64,2001:db8:1234:5678:0:0:0:0/64,true,false",
        "fd00::1,fd00:0:0:0:0:0:0:1/128,false,true",
        "::1,0:0:0:0:0:0:0:1/128,false,true",
        "1:2:3:4:5:6:7:8,1:2:3:4:5:6:7:8/128,false,false"
    })
    void aRangeKnowsItsNetwork(String text, String plain, boolean hostBits, boolean own) {
        assertThat(IpRange.parse(text)).hasValueSatisfying(range -> {
            assertThat(range.plain()).isEqualTo(plain);
            assertThat(range.hasHostBits()).isEqualTo(hostBits);
            assertThat(range.isPrivate()).isEqualTo(own);
            assertThat(range.isEverything()).isEqualTo(plain.endsWith("/0"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.x",
                        "01.2.3.0444",
                ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1/129",
                        "1:2:3:4:5:6:7::8:9", "*"
            })
    void whatIsNoRangeIsNone(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }
}
