//! Taking out room that nothing needs: all boxes move towards the middle of the page, and those
//! that come too near to each other give way. What stands left of something stays left of it.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::board::ASPECT;
use crate::layout::force::rect;
use crate::layout::overlap;
use crate::layout::request::LayoutRequest;

/// Free room between boxes of one group, and between others, where lines and their words go.
const ROOM_WITHIN: f32 = 14.0;
const ROOM_BETWEEN: f32 = 34.0;

/// How full the page may get: the share of it that boxes with their room cover. Fuller, and lines
/// have to run through boxes, and to cross.
const FILL: f32 = 0.4;

/// By how much boxes come nearer to the middle in one step.
const STEP: f32 = 0.03;

/// Steps at most, and rounds of giving way after each; a round costs O(n²) for n boxes.
const STEPS: usize = 60;
const ROUNDS: usize = 12;

/// A step must gain more than this share of the page, else there is no room left.
const LEAST_GAIN: f32 = 0.001;

/// The middles of the boxes, nearer together and without overlaps. Where some are fixed all stay:
/// the user knows that picture.
pub(crate) fn squeezed(request: &LayoutRequest, middles: &[Pos2]) -> Vec<Pos2> {
    let mut middles = middles.to_vec();
    if middles.len() < 2 || request.boxes.iter().any(|b| b.fixed.is_some()) {
        return middles;
    }
    let halves: Vec<Vec2> = request.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
    let page = |middles: &[Pos2]| {
        middles.iter().zip(&halves).fold(Rect::NOTHING, |all, (m, h)| all.union(rect(*m, *h)))
    };
    let with_room = |half: &Vec2| (2.0 * half.x + ROOM_BETWEEN) * (2.0 * half.y + ROOM_BETWEEN);
    let needed: f32 = halves.iter().map(with_room).sum();
    let mut near = overlap::leaves(&middles, &halves);
    for _ in 0..STEPS {
        let before = page(&middles);
        if needed >= FILL * before.area() {
            break;
        }
        // Whichever side is too long for the page gives more.
        let wide = (before.width() / before.height().max(1.0) / ASPECT).clamp(0.5, 2.0);
        let scale = vec2(1.0 - STEP * wide, 1.0 - STEP / wide);
        let center = before.center();
        let mut nearer: Vec<Pos2> =
            middles.iter().map(|middle| center + (*middle - center) * scale).collect();
        for _ in 0..ROUNDS {
            let rooms = [ROOM_WITHIN, ROOM_BETWEEN];
            if !overlap::part_by_groups(&mut near, request, &mut nearer, &halves, rooms) {
                break;
            }
        }
        if page(&nearer).area() > (1.0 - LEAST_GAIN) * before.area() {
            break;
        }
        middles = nearer;
    }
    overlap::remove(&mut middles, &halves, &vec![true; halves.len()]);
    middles
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::squeezed;
    use crate::layout::request::{LayoutBox, LayoutRequest};

    fn request(n: usize) -> LayoutRequest {
        let rect = Rect::from_center_size(Pos2::ZERO, vec2(100.0, 40.0));
        LayoutRequest {
            boxes: vec![LayoutBox { rect, group: None, fixed: None }; n],
            ..LayoutRequest::default()
        }
    }

    #[test]
    fn boxes_far_apart_come_together_in_order_and_do_not_overlap() {
        let far: Vec<Pos2> =
            (0..9).map(|i| pos2(400.0 * (i % 3) as f32, 300.0 * (i / 3) as f32)).collect();
        let near = squeezed(&request(9), &far);
        let page = Rect::from_points(&near);
        assert!(page.width() < 500.0 && page.height() < 400.0, "{page:?}");
        for (i, a) in near.iter().enumerate() {
            for b in &near[..i] {
                assert!((a.x - b.x).abs() >= 100.0 || (a.y - b.y).abs() >= 40.0, "{a:?} {b:?}");
            }
        }
        assert!(near[0].x < near[1].x && near[1].x < near[2].x && near[0].y < near[3].y);
    }

    #[test]
    fn where_one_is_fixed_all_stay() {
        let mut request = request(2);
        request.boxes[0].fixed = Some(Pos2::ZERO);
        let middles = [Pos2::ZERO, pos2(900.0, 0.0)];
        assert_eq!(squeezed(&request, &middles), middles);
    }
}
