# Ends the processes named on standard input when it closes, which it does however the parent ends.
# Lines: "+ pid" to guard a process and its group, "- pid" once it has ended by itself.
groups=
while read -r verb pid; do
  case $verb in
    +) groups="$groups -$pid" ;;
    -) rest=
       for group in $groups; do [ "$group" = "-$pid" ] || rest="$rest $group"; done
       groups=$rest ;;
  esac
done
[ -n "$groups" ] || exit 0
kill -TERM $groups 2>/dev/null
for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  kill -0 $groups 2>/dev/null || exit 0
  sleep 1
  # PostgreSQL waits for its clients on TERM, but not on INT.
  [ "$second" != 3 ] || kill -INT $groups 2>/dev/null
done
kill -KILL $groups 2>/dev/null
