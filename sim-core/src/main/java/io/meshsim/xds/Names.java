package io.meshsim.xds;

import io.meshsim.engine.memo.Outcomes;
import java.util.AbstractList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of resources in order, each once. Thousands of streams want the same names, so they share
 * one object, and comparing costs nothing.
 */
public final class Names extends AbstractList<String> implements RandomAccess {

    /** No names. */
    public static final Names NONE = new Names(new LinkedHashSet<>());

    private static final int CHANGES_MAX = 16;

    private final List<String> inOrder;
    private final int hash;
    private @Nullable Set<String> all;
    private final Outcomes<Change, Names> changed = new Outcomes<>(CHANGES_MAX);

    private record Change(Names added, Names removed) {}

    private Names(Set<String> all) {
        this.inOrder = List.copyOf(all);
        this.hash = inOrder.hashCode();
    }

    /** These names; the same object if it is one already. */
    public static Names of(Collection<String> names) {
        if (names instanceof Names already) {
            return already;
        }
        return names.isEmpty() ? NONE : new Names(new LinkedHashSet<>(names));
    }

    /** These and others at the end, without some. */
    public Names with(Collection<String> added, Collection<String> removed) {
        if (added.isEmpty() && removed.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return added.isEmpty() ? NONE : of(added).with(NONE, removed);
        }
        Change change = new Change(of(added), of(removed));
        return changed.get(change, () -> make(change));
    }

    private Names make(Change change) {
        Set<String> next = new LinkedHashSet<>(inOrder);
        boolean differs = next.addAll(change.added());
        differs |= next.removeAll(change.removed().all());
        return differs ? new Names(next) : this;
    }

    /** Those of these that others do not have. */
    public Names without(Names others) {
        return equals(others) ? NONE : with(NONE, others);
    }

    /** Whether the same names are in it, in whatever order. */
    public boolean hasSame(Names others) {
        return equals(others) || all().equals(others.all());
    }

    @Override
    public boolean contains(@Nullable Object name) {
        return name != null && all().contains(name);
    }

    private Set<String> all() {
        Set<String> known = all;
        if (known == null) {
            known = new LinkedHashSet<>(inOrder);
            all = known;
        }
        return known;
    }

    @Override
    public String get(int index) {
        return inOrder.get(index);
    }

    @Override
    public int size() {
        return inOrder.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || super.equals(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
