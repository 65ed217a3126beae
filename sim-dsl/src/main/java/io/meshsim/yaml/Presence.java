package io.meshsim.yaml;

import io.meshsim.config.ResourceKey;
import io.meshsim.engine.time.SimTime;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which resources are there at which time, so that no happening speaks of one that is not. */
final class Presence {

    private enum Step {
        APPEARS,
        IS_NEEDED,
        VANISHES
    }

    private record Event(Duration at, Step step, ResourceKey key, YamlNode by) {}

    private final Names start;
    private final Reading reading;
    private final List<Event> events = new ArrayList<>();

    Presence(Names start, Reading reading) {
        this.start = start;
        this.reading = reading;
    }

    void appears(Duration at, ResourceKey key, YamlNode by) {
        events.add(new Event(at, Step.APPEARS, key, by));
    }

    void isNeeded(Duration at, ResourceKey key, YamlNode by) {
        events.add(new Event(at, Step.IS_NEEDED, key, by));
    }

    void vanishes(Duration at, ResourceKey key, YamlNode by) {
        isNeeded(at, key, by);
        events.add(new Event(at, Step.VANISHES, key, by));
    }

    /** Goes through all that happens, in the order in which it will. */
    void check() {
        Map<ResourceKey, Boolean> there = new LinkedHashMap<>();
        events.sort(Comparator.comparing(Event::at));
        for (Event event : events) {
            if (event.step() != Step.IS_NEEDED) {
                there.put(event.key(), event.step() == Step.APPEARS);
            } else if (!there.getOrDefault(event.key(), start.exists(event.key()))) {
                reading.error(
                        event.by(),
                        "at " + SimTime.text(event.at().toNanos()) + " there is no " + event.key(),
                        "it is applied later, or was deleted before");
            }
        }
    }
}
